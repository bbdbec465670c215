package dev.lookback.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

class UsersFileTest {

    private static final String HASH = "$2a$04$" + "a".repeat(53);

    @TempDir
    Path directory;

    @Test
    void isMadeForItsOwnerAloneAndKeepsWhatElseStandsInIt() throws IOException {
        Path path = directory.resolve("users");
        UsersFile file = new UsersFile(path);

        file.put(user("ann", "viewer@*"));
        Files.writeString(path, Files.readString(path) + "# the night shift\nwrong line\n");
        file.put(user("bob", "operator@prod"));
        file.put(user("ann", "admin@*"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
        assertThat(file.users()).hasToString("[ann admin@*, bob operator@prod]");
        assertThat(path).content().contains("# the night shift\nwrong line\n").startsWith("# Who may what");
    }

    @Test
    void aUserIsRemovedOnce() {
        UsersFile file = new UsersFile(directory.resolve("users"));
        file.put(user("ann", "viewer@*"));

        assertThat(file.remove("ann")).isTrue();
        assertThat(file.remove("ann")).isFalse();
        assertThat(file.users()).isEmpty();
    }

    @Test
    void whatOthersCanReadIsRefusedWithWhatMendsIt() throws IOException {
        Path path = directory.resolve("users");
        new UsersFile(path).put(user("ann", "viewer@*"));
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r-----"));

        assertThatExceptionOfType(UsersFileException.class)
                .isThrownBy(() -> new Users(new UsersFile(path)))
                .withMessage(
                        path + ": mode rw-r----- (expected: for its owner alone; set it with: chmod 600 " + path + ")");
    }

    @Test
    void whatRootLetsOneGroupReadIsPrivateTooAndNothingWider() {
        assertThat(UsersFile.isPrivate(PosixFilePermissions.fromString("rw-------"), 1000))
                .isTrue();
        assertThat(UsersFile.isPrivate(PosixFilePermissions.fromString("r--r-----"), 0))
                .isTrue();

        assertThat(UsersFile.isPrivate(PosixFilePermissions.fromString("r--r-----"), 1000))
                .isFalse();
        assertThat(UsersFile.isPrivate(PosixFilePermissions.fromString("rw-r-----"), 0))
                .isFalse();
        assertThat(UsersFile.isPrivate(PosixFilePermissions.fromString("r--r--r--"), 0))
                .isFalse();
    }

    @Test
    void whatIsNotThereIsNamed() {
        Path path = directory.resolve("nowhere");

        assertThatExceptionOfType(UsersFileException.class)
                .isThrownBy(() -> new Users(new UsersFile(path)))
                .withMessageStartingWith(path + ": cannot be read: NoSuchFileException");
    }

    private static User user(String name, String grants) {
        return new User(name, HASH, Grants.parse(grants));
    }
}
