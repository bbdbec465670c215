package dev.lookback.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.nacl.KeyFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

class KeysCommandTest {

    @TempDir
    Path directory;

    private final StringWriter errors = new StringWriter();
    private final CommandLine commandLine = Lookback.commandLine().setErr(new PrintWriter(errors));

    @Test
    void writesAPairAndNeverWritesOverIt() throws Exception {
        Path name = directory.resolve("web-1");
        Path key = directory.resolve("web-1.key");

        assertThat(commandLine.execute("keys", name.toString())).isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThat(KeyFiles.readPublic(directory.resolve("web-1.pub")))
                .isEqualTo(KeyFiles.readPair(key).publicKey());
        String before = Files.readString(key);

        assertThat(commandLine.execute("keys", name.toString())).isEqualTo(1);
        assertThat(errors.toString()).startsWith("lookback: " + directory.resolve("web-1.pub") + ": exists");
        assertThat(key).hasContent(before);
    }

    @Test
    void needsAName() {
        assertThat(commandLine.execute("keys")).isEqualTo(2);
        assertThat(errors.toString()).contains("NAME");
    }
}
