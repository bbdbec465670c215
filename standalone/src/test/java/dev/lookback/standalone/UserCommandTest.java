package dev.lookback.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.access.Users;
import dev.lookback.access.UsersFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

class UserCommandTest {

    @TempDir
    Path directory;

    private final InputStream in = System.in;
    private final PrintStream out = System.out;
    private final StringWriter errors = new StringWriter();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @AfterEach
    void giveBack() {
        System.setIn(in);
        System.setOut(out);
    }

    @Test
    void addsChangesListsAndRemovesAUser() throws Exception {
        Path file = directory.resolve("users");

        assertThat(run("correct horse\n", "user", "add", "--users", file.toString(), "ann", "operator@prod,viewer@*"))
                .isZero();
        assertThat(new Users(new UsersFile(file))
                        .caller("ann", "correct horse")
                        .orElseThrow()
                        .grants())
                .hasToString("operator@prod,viewer@*");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");

        assertThat(run("another one\r\n", "user", "add", "--users", file.toString(), "ann", "viewer@prod"))
                .isZero();
        assertThat(new Users(new UsersFile(file)).caller("ann", "correct horse"))
                .isEmpty();
        assertThat(new Users(new UsersFile(file)).caller("ann", "another one")).isPresent();

        said.reset();
        assertThat(run("", "user", "list", "--users", file.toString())).isZero();
        assertThat(said.toString(StandardCharsets.UTF_8)).isEqualTo("ann viewer@prod" + System.lineSeparator());

        assertThat(run("", "user", "remove", "--users", file.toString(), "ann")).isZero();
        assertThat(run("", "user", "remove", "--users", file.toString(), "ann")).isEqualTo(1);
        assertThat(errors.toString()).startsWith("lookback: ann: not in " + file);
    }

    @Test
    void saysWhatIsWrongAndWritesNothing() {
        Path file = directory.resolve("users");

        assertThat(run("correct horse\n", "user", "add", "--users", file.toString(), "ann", "root@prod"))
                .isEqualTo(2);
        assertThat(run("correct horse\n", "user", "add", "--users", file.toString(), "a:b", "viewer@prod"))
                .isEqualTo(2);
        assertThat(run("short\n", "user", "add", "--users", file.toString(), "ann", "viewer@prod"))
                .isEqualTo(2);
        assertThat(run("correct horse\n", "user", "add", "ann", "viewer@prod")).isEqualTo(2);

        assertThat(errors.toString())
                .contains("role: root (expected: viewer, operator, admin)")
                .contains("name: a:b (expected: ")
                .contains("password: 5 characters, 5 bytes (expected: at least 8 characters")
                .contains("--users")
                .doesNotContain("correct horse");
        assertThat(file).doesNotExist();
    }

    private int run(String input, String... arguments) {
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        CommandLine commandLine = Lookback.commandLine().setErr(new PrintWriter(errors));
        return commandLine.execute(arguments);
    }
}
