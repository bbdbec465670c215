package dev.lookback.nacl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

class KeyFilesTest {

    @TempDir
    Path directory;

    @Test
    void whatRootLetsOneGroupReadIsPrivateTooAndNothingWider() {
        assertThat(KeyFiles.isPrivate(PosixFilePermissions.fromString("rw-------"), 1000))
                .isTrue();
        assertThat(KeyFiles.isPrivate(PosixFilePermissions.fromString("r--r-----"), 0))
                .isTrue();

        assertThat(KeyFiles.isPrivate(PosixFilePermissions.fromString("r--r-----"), 1000))
                .isFalse();
        assertThat(KeyFiles.isPrivate(PosixFilePermissions.fromString("rw-r-----"), 0))
                .isFalse();
        assertThat(KeyFiles.isPrivate(PosixFilePermissions.fromString("r--r--r--"), 0))
                .isFalse();
    }

    @Test
    void writesAPairThatIsReadAgain() throws IOException {
        KeyPair pair = KeyFiles.writeNew(directory.resolve("web-1"));

        Path key = directory.resolve("web-1.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(key)).hasSize(45).endsWith("=\n");
        assertThat(KeyFiles.readPair(key).publicKey()).isEqualTo(pair.publicKey());
        assertThat(KeyFiles.readPublic(directory.resolve("web-1.pub"))).isEqualTo(pair.publicKey());
        assertThat(KeyFiles.readPair(key).secret()).isEqualTo(pair.secret());
    }

    @ParameterizedTest
    @ValueSource(strings = {"web-1.key", "web-1.pub"})
    void neverWritesOverAFile(String name) throws IOException {
        Path file = Files.writeString(directory.resolve(name), "mine");

        assertThatThrownBy(() -> KeyFiles.writeNew(directory.resolve("web-1")))
                .isInstanceOf(KeyFileException.class)
                .hasMessageStartingWith(file + ": exists");
        assertThat(file).hasContent("mine");
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw-r--r--", "rw--w----", "rwx--x---"})
    void refusesASecretThatOthersCanReach(String mode) throws IOException {
        KeyFiles.writeNew(directory.resolve("web-1"));
        Path key = directory.resolve("web-1.key");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString(mode));

        assertThatThrownBy(() -> KeyFiles.readPair(key))
                .isInstanceOf(KeyFileException.class)
                .hasMessage(key + ": mode " + mode + " (expected: for its owner alone; set it with: chmod 600 " + key
                        + ")");
    }

    @Test
    void saysWhatAFileIsInsteadOfAKeyAndNeverShowsIt() throws IOException {
        Path key = directory.resolve("web-1.key");
        KeyFiles.writeNew(directory.resolve("web-1"));
        Files.writeString(key, "hunter2!");

        assertThatThrownBy(() -> KeyFiles.readPair(key))
                .isInstanceOf(KeyFileException.class)
                .hasMessage(key + ": no key (expected: 32 bytes in base64, 44 characters), a secret key as ./lookback"
                        + " keys writes it");
        assertThatThrownBy(() -> KeyFiles.readPublic(directory.resolve("other.pub")))
                .hasMessageStartingWith(directory.resolve("other.pub") + ": cannot be read: NoSuchFileException");
    }

    @Test
    void makesOnlyWhatIsMissing() throws IOException {
        Path name = directory.resolve("proxy");
        KeyPair made = KeyFiles.readOrMake(name);
        Files.delete(directory.resolve("proxy.pub"));

        assertThat(KeyFiles.readOrMake(name).publicKey()).isEqualTo(made.publicKey());
        assertThat(KeyFiles.readPublic(directory.resolve("proxy.pub"))).isEqualTo(made.publicKey());
    }

    @Test
    void aPairShowsOnlyItsPublicKey() {
        KeyPair pair = KeyPair.generate();

        assertThat(pair).hasToString("key pair of " + pair.publicKey());
    }
}
