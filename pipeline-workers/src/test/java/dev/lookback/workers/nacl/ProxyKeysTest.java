package dev.lookback.workers.nacl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lookback.nacl.KeyFiles;
import dev.lookback.nacl.KeyPair;
import dev.lookback.process.StartRefusedException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

class ProxyKeysTest {

    @TempDir
    Path directory;

    private final KeyPair harvester = KeyPair.generate();
    private Path key;
    private Path authorized;

    @BeforeEach
    void write() throws IOException {
        KeyFiles.writeNew(directory.resolve("proxy"));
        key = directory.resolve("proxy.key");
        authorized = Files.writeString(directory.resolve("authorized_keys"), harvester.publicKey() + " prod web-1\n");
    }

    @Test
    void aChangeIsSeenAndTheSameIsNone() throws IOException {
        ProxyKeys keys = new ProxyKeys(key, authorized);

        assertThat(keys.refresh()).isFalse();
        assertThat(keys.authorized().clients()).hasSize(1);
        Files.writeString(authorized, "");
        assertThat(keys.refresh()).isTrue();
        assertThat(keys.authorized().clients()).isEmpty();
    }

    @Test
    void theProxysOwnKeyIsReadAgain() throws IOException {
        ProxyKeys keys = new ProxyKeys(key, authorized);
        KeyPair next = KeyFiles.writeNew(directory.resolve("next"));
        Files.move(directory.resolve("next.key"), key, StandardCopyOption.REPLACE_EXISTING);

        keys.refresh();

        assertThat(keys.pair().publicKey()).isEqualTo(next.publicKey());
    }

    @Test
    void whatWasKnownHoldsWhenAFileCannotBeRead() throws IOException {
        ProxyKeys keys = new ProxyKeys(key, authorized);
        Files.delete(authorized);

        assertThat(keys.refresh()).isFalse();
        assertThat(keys.authorized().clients()).containsOnlyKeys(harvester.publicKey());
    }

    @Test
    void aStartWithoutAFileOrWithALooseKeyIsRefused() throws IOException {
        Path none = directory.resolve("none");

        assertThatThrownBy(() -> new ProxyKeys(key, none))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageStartingWith("lookback.nacl.authorized-keys: " + none + " cannot be read");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> new ProxyKeys(key, authorized))
                .isInstanceOf(StartRefusedException.class)
                .hasMessage("lookback.nacl.key: " + key
                        + ": mode rw-r--r-- (expected: for its owner alone; set it with: chmod 600 " + key + ")");
    }
}
