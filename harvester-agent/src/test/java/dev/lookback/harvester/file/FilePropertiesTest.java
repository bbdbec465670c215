package dev.lookback.harvester.file;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lookback.harvester.Settings;
import dev.lookback.process.StartRefusedException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

class FilePropertiesTest {

    private static final String INPUT = "lookback.harvester.file.inputs[0].";

    @Test
    void hasDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new FileProperties(
                        List.of(),
                        Duration.ofMillis(250),
                        Duration.ofSeconds(2),
                        256,
                        Duration.ofMinutes(5),
                        Duration.ofDays(7)));
        assertThat(bind(Map.of(INPUT + "paths", "/var/log/*.log")).inputs())
                .containsExactly(new FileProperties.Input(
                        List.of("/var/log/*.log"),
                        null,
                        null,
                        null,
                        FileFormat.PLAIN,
                        null,
                        null,
                        null,
                        new FileProperties.Multiline(null, null, Duration.ofSeconds(1)),
                        Duration.ofSeconds(5)));
    }

    @Test
    void readsEverySetting() {
        assertThat(bind(Map.ofEntries(
                        entry("lookback.harvester.file.poll-interval", "1s"),
                        entry("lookback.harvester.file.scan-interval", "3s"),
                        entry("lookback.harvester.file.max-open-files", "7"),
                        entry("lookback.harvester.file.let-go-after", "1m"),
                        entry("lookback.harvester.file.remember", "1d"),
                        entry(INPUT + "paths[0]", "/var/log/{a,b}.log"),
                        entry(INPUT + "paths[1]", "/b"),
                        entry(INPUT + "host", "web-1"),
                        entry(INPUT + "service", "shop"),
                        entry(INPUT + "charset", "UTF-16LE"),
                        entry(INPUT + "format", "pattern"),
                        entry(INPUT + "pattern", "(?<message>.*)"),
                        entry(INPUT + "timestamp-format", "yyyy"),
                        entry(INPUT + "zone", "Europe/Berlin"),
                        entry(INPUT + "multiline.enabled", "true"),
                        entry(INPUT + "multiline.start", "^\\d"),
                        entry(INPUT + "multiline.limit", "2s"),
                        entry(INPUT + "last-line-after", "9s"))))
                .isEqualTo(new FileProperties(
                        List.of(new FileProperties.Input(
                                List.of("/var/log/{a,b}.log", "/b"),
                                "web-1",
                                "shop",
                                StandardCharsets.UTF_16LE,
                                FileFormat.PATTERN,
                                "(?<message>.*)",
                                "yyyy",
                                ZoneId.of("Europe/Berlin"),
                                new FileProperties.Multiline(true, "^\\d", Duration.ofSeconds(2)),
                                Duration.ofSeconds(9))),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(3),
                        7,
                        Duration.ofMinutes(1),
                        Duration.ofDays(1)));
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> bind(Map.of(INPUT + "host", "web-1"))).hasStackTraceContaining("paths");
        assertThatThrownBy(() -> bind(Map.of(INPUT + "paths", "/a", INPUT + "last-line-after", "0s")))
                .hasStackTraceContaining("lastLineAfter");
        assertThatThrownBy(() -> bind(Map.of(INPUT + "paths", "/a", INPUT + "multiline.limit", "0s")))
                .hasStackTraceContaining("multiline.limit");
        assertThatThrownBy(() -> bind(Map.of(INPUT + "paths", "/a", INPUT + "format", "xml")))
                .hasStackTraceContaining("format");
        assertThatThrownBy(() -> bind(Map.of("lookback.harvester.file.max-open-files", "0")))
                .hasStackTraceContaining("maxOpenFiles");
        assertThatThrownBy(() -> bind(Map.of("lookback.harvester.file.scan-interval", "0s")))
                .hasStackTraceContaining("scanInterval");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "paths            | /var/[log         | /var/[log (expected: a glob",
                "charset          | ISO-2022-CN       | ISO-2022-CN (expected: a charset",
                "multiline.start  | (                 | ( (expected: a regular expression",
                "pattern          | (?<level>         | (?<level> (expected: a regular expression with named groups",
                "pattern          | \\w+              | \\w+ (expected: a regular expression with named groups",
                "timestamp-format | nonsense!         | nonsense! (expected: a pattern like",
            })
    void refusesWhatHasNoSense(String setting, String value, String message) {
        Map<String, String> settings = new HashMap<>(Map.of(INPUT + "paths", "/a", INPUT + "format", "pattern"));
        settings.put(INPUT + "pattern", "(?<message>.*)");
        settings.put(INPUT + setting, value);

        assertThatThrownBy(() -> rules(settings))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageStartingWith(INPUT + setting + ": " + message);
    }

    @Test
    void needsAPatternForTheFormatPattern() {
        assertThatThrownBy(() -> rules(Map.of(INPUT + "paths", "/a", INPUT + "format", "pattern")))
                .hasMessageStartingWith(INPUT + "pattern: missing (expected: a regular expression with named groups");
    }

    private static List<FileRules> rules(Map<String, String> settings) {
        return new FileRulesFactory("web-1", Duration.ofMinutes(10), new SimpleMeterRegistry().counter("unparsed"))
                .rules(bind(settings).inputs());
    }

    private static FileProperties bind(Map<String, String> settings) {
        return Settings.bind("lookback.harvester.file", FileProperties.class, settings);
    }
}
