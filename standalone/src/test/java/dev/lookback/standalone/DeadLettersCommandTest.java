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

class DeadLettersCommandTest {

    private final StringWriter errors = new StringWriter();
    private final StringWriter output = new StringWriter();
    private final CommandLine commandLine =
            Lookback.commandLine().setErr(new PrintWriter(errors)).setOut(new PrintWriter(output));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    dead-letters                       | no command (expected: list, show or replay)
                    dead-letters list --limit 0        | --limit: 0 (expected: 1 or more)
                    dead-letters list --kafka x:1 --environment NO | --environment: NO (expected: [a-z]
                    dead-letters show                  | Missing required parameter: 'LETTER'
                    dead-letters show 17               | letter: 17 (expected: as ./lookback dead-letters list shows it, like 0/17)
                    dead-letters replay                | replay: which letters (expected: some like 0/17, or --all
                    dead-letters replay 0/1 --all      | replay: which letters
                    dead-letters replay 0/1 --reason x | replay: which letters
                    """)
    void whatCannotBeMeantIsSaidInOneLine(String line, String message) {
        assertThat(commandLine.execute(line.split(" "))).isEqualTo(2);

        assertThat(errors.toString()).startsWith("lookback: " + message).containsOnlyOnce("\n");
    }

    @Test
    void whereNothingRunsThatIsSaid(@TempDir Path directory) {
        assertThat(commandLine.execute("dead-letters", "list", "--data", directory.toString()))
                .isOne();

        assertThat(errors.toString()).startsWith("lookback: nothing runs in " + directory);
    }

    @Test
    void theHelpNamesAllThree() {
        assertThat(commandLine.execute("dead-letters", "--help")).isZero();

        assertThat(output.toString()).contains("list", "show", "replay");
    }
}
