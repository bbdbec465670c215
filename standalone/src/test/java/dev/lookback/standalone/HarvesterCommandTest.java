package dev.lookback.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

class HarvesterCommandTest {

    private final StringWriter errors = new StringWriter();
    private final StringWriter output = new StringWriter();
    private final CommandLine commandLine =
            Lookback.commandLine().setErr(new PrintWriter(errors)).setOut(new PrintWriter(output));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    harvester                     | no command (expected: status, or --check)
                    harvester --check --set x     | --set x (expected: key=value)
                    harvester status --all        | unknown: --all
                    """)
    void whatCannotBeMeantIsSaidInOneLine(String line, String message) {
        assertThat(commandLine.execute(line.split(" "))).isEqualTo(2);

        assertThat(errors.toString()).startsWith("lookback: " + message).containsOnlyOnce("\n");
    }

    @Test
    void whereNothingRunsThatIsSaid(@TempDir Path directory) {
        assertThat(commandLine.execute("harvester", "status", "--data", directory.toString()))
                .isOne();

        assertThat(errors.toString()).startsWith("lookback: nothing runs in " + directory);
    }

    @Test
    void theHelpNamesBoth() {
        assertThat(commandLine.execute("harvester", "--help")).isZero();

        assertThat(output.toString()).contains("status", "--check");
    }
}
