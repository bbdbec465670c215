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

class VerifyCommandTest {

    private final StringWriter errors = new StringWriter();
    private final StringWriter output = new StringWriter();
    private final CommandLine commandLine =
            Lookback.commandLine().setErr(new PrintWriter(errors)).setOut(new PrintWriter(output));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        verify                                | Missing required option: '--start=TIME'
        verify --start now-1d --output xml    | --output: xml (expected: text or json)
        verify --start now-1d --repair        | unknown: --repair
        """)
    void whatCannotBeMeantIsSaidInOneLine(String line, String message) {
        assertThat(commandLine.execute(line.split(" "))).isEqualTo(2);

        assertThat(errors.toString()).startsWith("lookback: " + message).containsOnlyOnce("\n");
    }

    @Test
    void whereNothingRunsThatIsSaidAndNothingIsCalledDamaged(@TempDir Path directory) {
        assertThat(commandLine.execute("verify", "--start", "now-1d", "--data", directory.toString()))
                .isEqualTo(2);

        assertThat(errors.toString()).startsWith("lookback: nothing runs in " + directory);
    }

    @Test
    void theHelpTellsTheExitStatuses() {
        assertThat(commandLine.execute("verify", "--help")).isZero();

        assertThat(output.toString()).contains("Exit status 0 only", "--environment", "--start", "--end", "--output");
    }
}
