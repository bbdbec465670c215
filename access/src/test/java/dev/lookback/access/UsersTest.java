package dev.lookback.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

class UsersTest {

    private static final String PASSWORD = "correct horse";

    @TempDir
    Path directory;

    private Path path;
    private UsersFile file;

    @BeforeEach
    void write() {
        path = directory.resolve("users");
        file = new UsersFile(path);
        file.put(new User("ann", Passwords.hash(PASSWORD), Grants.parse("viewer@prod")));
    }

    @Test
    void onlyTheRightPasswordIsTakenAlsoTheSecondTime() {
        Users users = new Users(file);

        for (int i = 0; i < 2; i++) {
            assertThat(users.caller("ann", PASSWORD).orElseThrow().grants()).hasToString("viewer@prod");
            assertThat(users.caller("ann", "correct horsf")).isEmpty();
            assertThat(users.caller("ann", "")).isEmpty();
            assertThat(users.caller("bob", PASSWORD)).isEmpty();
        }
    }

    @Test
    void aChangeCountsWhenTheFileWasReadAgain() {
        Users users = new Users(file);
        assertThat(users.caller("ann", PASSWORD)).isPresent();

        file.put(new User("ann", Passwords.hash("another one"), Grants.parse("admin@*")));
        assertThat(users.refresh()).isTrue();
        assertThat(users.refresh()).isFalse();

        assertThat(users.caller("ann", PASSWORD)).isEmpty();
        assertThat(users.caller("ann", "another one").orElseThrow().grants()).hasToString("admin@*");
        file.remove("ann");
        users.refresh();
        assertThat(users.caller("ann", "another one")).isEmpty();
        assertThat(users.find("ann")).isEmpty();
    }

    @Test
    void whatWasKnownHoldsWhileTheFileCannotBeRead() throws IOException {
        Users users = new Users(file);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-rw-rw-"));
        Files.writeString(path, "");

        assertThat(users.refresh()).isFalse();
        assertThat(users.caller("ann", PASSWORD)).isPresent();

        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
        assertThat(users.refresh()).isTrue();
        assertThat(users.caller("ann", PASSWORD)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1234567", "äöüäöüäöüäöüäöüäöüäöüäöüäöüäöüäöüäöüäöüäöü"})
    void aPasswordThatBcryptWouldCutOrAnybodyWouldGuessIsRefusedWithoutShowingIt(String password) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Passwords.hash(password))
                .withMessageMatching("password: \\d+ characters, \\d+ bytes \\(expected: at least 8 .*");
    }

    @Test
    void aPasswordLongerThanBcryptReadsIsWrong() {
        file.put(new User("bob", Passwords.hash("x".repeat(72)), Grants.parse("viewer@prod")));

        assertThat(new Users(file).caller("bob", "x".repeat(73))).isEmpty();
    }
}
