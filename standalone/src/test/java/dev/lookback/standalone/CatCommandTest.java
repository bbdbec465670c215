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

class CatCommandTest {

    private final StringWriter errors = new StringWriter();
    private final StringWriter output = new StringWriter();
    private final CommandLine commandLine =
            Lookback.commandLine().setErr(new PrintWriter(errors)).setOut(new PrintWriter(output));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    cat                               | Missing required option: '--start=TIME'
                    cat --start now-1h --output xml   | --output: xml (expected: json or text)
                    cat --start now-1h --limit 0      | --limit: 0 (expected: 1 or more)
                    cat --start now-1h --limit many   | Invalid value for option '--limit'
                    cat --start now-1h prod           | unknown: prod
                    """)
    void whatCannotBeMeantIsSaidInOneLine(String line, String message) {
        assertThat(commandLine.execute(line.split(" "))).isEqualTo(2);

        assertThat(errors.toString()).startsWith("lookback: " + message).containsOnlyOnce("\n");
    }

    @Test
    void whereNothingRunsThatIsSaid(@TempDir Path directory) {
        assertThat(commandLine.execute("cat", "--start", "now-1h", "--data", directory.toString()))
                .isOne();

        assertThat(errors.toString()).startsWith("lookback: nothing runs in " + directory);
    }

    @Test
    void theHelpNamesWhatItTakes() {
        assertThat(commandLine.execute("cat", "--help")).isZero();

        assertThat(output.toString())
                .contains("--environment", "--start", "--end", "--filter", "--limit", "--output", "--data");
    }
}
