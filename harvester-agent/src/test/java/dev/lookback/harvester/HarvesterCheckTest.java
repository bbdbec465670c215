package dev.lookback.harvester;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.process.LookbackProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code --check} of the harvester. */
class HarvesterCheckTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path directory;

    @Test
    void takesTheSettingsThatUpGives() {
        assertThat(check(
                        "--lookback.environment=local",
                        "--lookback.harvester.buffer=5s",
                        "--lookback.harvester.live.receivers=127.0.0.1:6690",
                        "--lookback.harvester.syslog.port=5514",
                        "--lookback.harvester.spool.directory=" + directory,
                        "--lookback.compressor.grace=30s"))
                .as(err.toString(UTF_8))
                .isZero();

        assertThat(out.toString(UTF_8)).isEqualTo("harvester: the settings are right\n");
    }

    @Test
    void namesAllThatIsWrong() throws IOException {
        Path rules = Files.writeString(directory.resolve("rules.yaml"), "- drop:\n- set: {level: info}\n");
        Path file = Files.writeString(directory.resolve("harvester.yaml"), """
                lookback:
                  environment: prod
                  harvester:
                    bufer: 5s
                    rules: %s
                    syslog:
                      port: many
                      zone: Europe/Nowhere
                    live:
                      queue-size: 1GB
                      filter: 'a:('
                """.formatted(rules));

        assertThat(check("--spring.config.additional-location=file:" + file)).isOne();

        assertThat(err.toString(UTF_8).lines())
                .contains(
                        "harvester: " + file + ": line 4: lookback.harvester.bufer: unknown (expected:"
                                + " lookback.harvester.buffer, or another of the documentation)",
                        "harvester: " + file
                                + ": line 7: lookback.harvester.syslog.port: many (For input string: \"many\")",
                        "harvester: " + file
                                + ": line 10: lookback.harvester.live.queue-size: 1GB (expected: 64KB to 256MB)",
                        "harvester: lookback.harvester.live.filter: a:( (at character 4, behind a:( : the query ends too early)",
                        "harvester: " + rules
                                + ": line 1: when: missing (expected: a Lucene query string, \"*\" for every event)",
                        "harvester: " + rules + ": line 2: set.level: level (expected: log.level)")
                .anyMatch(line -> line.startsWith("harvester: " + file + ": line 8: lookback.harvester.syslog.zone: "));
    }

    private int check(String... arguments) {
        return LookbackProcess.check(
                HarvesterApplication.NAME,
                HarvesterApplication.CHECKS,
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                arguments);
    }
}
