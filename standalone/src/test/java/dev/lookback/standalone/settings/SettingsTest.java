package dev.lookback.standalone.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.List;
import java.util.Map;

class SettingsTest {

    @Test
    void everythingIsEmbeddedUnlessToldOtherwise() {
        Settings settings = Settings.parse(List.of());

        assertThat(settings.embedded()).containsExactly(Service.KAFKA, Service.ELASTICSEARCH, Service.S3);
        assertThat(settings.environment()).isEqualTo("local");
        assertThat(settings.bucket()).isEqualTo("lookback");
        assertThat(settings.minFreeSpace()).isEqualTo(1L << 30);
        assertThat(settings.startLimit()).isEqualTo(Duration.ofMinutes(3));
        assertThat(settings.heap("workers", "384m")).isEqualTo("384m");
    }

    @Test
    void aServiceOfOnesOwnIsLeftOut() {
        Settings settings = Settings.parse(
                List.of("lookback.embedded.elasticsearch=false", "spring.elasticsearch.uris=http://10.0.0.1:9200"));

        assertThat(settings.embedded()).containsExactly(Service.KAFKA, Service.S3);
        assertThat(settings.forProcesses()).isEqualTo(Map.of("spring.elasticsearch.uris", "http://10.0.0.1:9200"));
    }

    @Test
    void theValueMayHaveEqualsSignsAndTheLastOneCounts() {
        Settings settings = Settings.parse(List.of("a.b=1", "a.b=x=y"));

        assertThat(settings.value("a.b")).contains("x=y");
    }

    @Test
    void somethingMayStandBeforeAServiceThatIsSaidToBeEmbedded() {
        Settings settings =
                Settings.parse(List.of("lookback.embedded.s3=true", "spring.cloud.aws.s3.endpoint=http://127.0.0.1:1"));

        assertThat(settings.isEmbedded(Service.S3)).isTrue();
        assertThat(settings.forProcesses()).isEqualTo(Map.of("spring.cloud.aws.s3.endpoint", "http://127.0.0.1:1"));
    }

    @Test
    void itsOwnSettingsDoNotGoToTheProcesses() {
        Settings settings = Settings.parse(List.of(
                "lookback.ports.api=18080",
                "lookback.memory.workers=1g",
                "lookback.min-free-space=10MB",
                "lookback.start-limit=5m",
                "lookback.embedded.s3=true",
                "lookback.harvester.buffer=1s"));

        assertThat(settings.forProcesses()).isEqualTo(Map.of("lookback.harvester.buffer", "1s"));
        assertThat(settings.heap("workers", "384m")).isEqualTo("1g");
        assertThat(settings.minFreeSpace()).isEqualTo(10L << 20);
        assertThat(settings.startLimit()).isEqualTo(Duration.ofMinutes(5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "foo | --set foo (expected: key=value)",
                "=foo | --set =foo (expected: key=value)",
                "server.port=1 | server.port: not under up (expected: lookback.ports.api, .workers, .harvester or .live)",
                "lookback.harvester.syslog.port=1 | lookback.harvester.syslog.port: not under up (expected:"
                        + " lookback.ports.syslog)",
                "lookback.embedded.kafka=no | lookback.embedded.kafka: no (expected: true or false)",
                "lookback.embedded.nfs=false | lookback.embedded.nfs: unknown (expected: lookback.embedded. and one of"
                        + " kafka, elasticsearch, s3)",
                "lookback.embedded.elasticsearch=false | lookback.embedded.elasticsearch=false: no"
                        + " spring.elasticsearch.uris (expected: --set spring.elasticsearch.uris=...)",
                "spring.kafka.bootstrap-servers=x:1 | spring.kafka.bootstrap-servers: kafka is embedded (expected: --set"
                        + " lookback.embedded.kafka=false as well)",
                "lookback.environment=Prod | lookback.environment: Prod (expected: [a-z][a-z0-9-]{0,30})",
                "lookback.min-free-space=much | lookback.min-free-space: much (expected: like 500MB or 2GB)",
                "lookback.start-limit=5 | lookback.start-limit: 5 (expected: like 90s or 5m)"
            })
    void aWrongSettingIsNamedWithWhatWasExpected(String assignment, String message) {
        assertThatThrownBy(() -> Settings.parse(List.of(assignment)))
                .isInstanceOf(WrongSetting.class)
                .hasMessage(message);
    }

    @Test
    void aWrongHeapIsNamed() {
        Settings settings = Settings.parse(List.of("lookback.memory.workers=lots"));

        assertThatThrownBy(() -> settings.heap("workers", "384m"))
                .hasMessage("lookback.memory.workers: lots (expected: like 256m or 1g)");
    }
}
