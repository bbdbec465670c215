package dev.lookback.process.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.FileSystemResource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class SettingsAuditTest {

    @TempDir
    private Path directory;

    private final StandardEnvironment environment = new StandardEnvironment();

    @Test
    void findsNothingWrongWithWhatIsRight() throws IOException {
        yaml("""
                lookback:
                  environment: prod
                  sample.input:
                    workers: 2
                    maxWait: 1s
                    paths: [a, b]
                    labels: {team: web}
                    tls.port: 1
                  compressor.grace: 90s
                server.porrt: 1
                """);

        assertThat(problems()).isEmpty();
    }

    @Test
    void namesFileLineKeyValueAndExpectationOfEverythingAtOnce() throws IOException {
        Path file = yaml("""
                lookback:
                  enviroment: prod
                  sample.input:
                    workers: none
                    max-wait: soon
                    pathes: [a]
                    tls:
                      port: -1
                      prot: 5
                """);

        assertThat(problems())
                .containsExactlyInAnyOrder(
                        file
                                + ": line 2: lookback.enviroment: unknown (expected: lookback.environment, or another of the"
                                + " documentation)",
                        file
                                + ": line 6: lookback.sample.input.pathes[0]: unknown (expected: lookback.sample.input.paths,"
                                + " or another of the documentation)",
                        file + ": line 9: lookback.sample.input.tls.prot: unknown (expected:"
                                + " lookback.sample.input.tls.port, or another of the documentation)",
                        "lookback.environment: missing (expected: a name, like prod)",
                        file + ": line 8: lookback.sample.input.tls.port: -1 (expected: 0 or more)",
                        file + ": line 4: lookback.sample.input.workers: none (For input string: \"none\")",
                        file + ": line 5: lookback.sample.input.max-wait: soon ('soon' is not a valid duration)");
    }

    @Test
    void saysWhichSourceASettingIsFrom() {
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("commandLineArgs", Map.of("lookback.sample.x", "1")));

        assertThat(new SettingsAudit(environment, "sample").unknownKeys())
                .singleElement()
                .asString()
                .startsWith("command line: lookback.sample.x: unknown (expected: lookback.sample.input.");
    }

    /** Kubernetes makes such variables out of a service's name. */
    @Test
    void doesNotJudgeVariablesOfTheEnvironment() {
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        "systemEnvironment",
                        Map.of("LOOKBACK_SAMPLE_SERVICE_HOST", "10.0.0.1", "LOOKBACK_SAMPLE_INPUT_MAXWAIT", "1s")));

        assertThat(new SettingsAudit(environment, "sample").unknownKeys()).isEmpty();
    }

    @Test
    void doesNotJudgeTheElementsOfAListThatIsGivenElsewhere() throws IOException {
        yaml("lookback.sample.input.paths: [a, b]");
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("commandLineArgs", Map.of("lookback.sample.input.paths[0]", "c")));

        assertThat(new SettingsAudit(environment, "sample").unknownKeys()).isEmpty();
    }

    @Test
    void leavesTheKeysOfOtherProcessesToThem() {
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("x", Map.of("lookback.other.key", "1", "lookback.retention", "1d")));

        assertThat(new SettingsAudit(environment, "sample").unknownKeys()).isEmpty();
    }

    private List<String> problems() {
        return new SettingsAudit(environment, "sample").problems();
    }

    private Path yaml(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("sample.yaml"), text);
        new YamlPropertySourceLoader()
                .load("file", new FileSystemResource(file))
                .forEach(environment.getPropertySources()::addFirst);
        return file;
    }
}
