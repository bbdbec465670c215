package dev.lookback.helm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The real process is given what its pod is given, and says itself whether that is right. */
class CheckedPodsIT {

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "secured, lookback-platform-api",
        "secured, lookback-logio-gateway-prod",
        "secured, lookback-harvester-prod",
        "secured, lookback-compressor-prod",
        "several-environments, lookback-es-consumer-prod",
        "several-environments, lookback-harvester-test",
        "proxy, lookback-nacl-proxy",
        "outpost, lookback-harvester-prod",
    })
    void findsNothingWrong(String scenario, String owner) throws Exception {
        PodProcess.Outcome outcome = check(scenario, owner, Map.of());

        assertThat(outcome.text()).contains("the settings are right");
        assertThat(outcome.status()).isZero();
    }

    /** It is not the chart's test that is blind. */
    @Test
    void findsWhatIsWrong() throws Exception {
        PodProcess.Outcome outcome =
                check("secured", "lookback-compressor-prod", Map.of("LOOKBACK_COMPRESSOR_GRACE", "soon"));

        assertThat(outcome.text()).contains("lookback.compressor.grace: soon");
        assertThat(outcome.status()).isOne();
    }

    private PodProcess.Outcome check(String scenario, String owner, Map<String, String> more) throws Exception {
        Rendering rendering = new Rendering(Chart.ours().render(scenario, Chart.NEWEST));
        Volumes volumes = new Volumes(directory, directory);
        try (PodProcess process =
                PodProcess.start(rendering.pod(owner), ProcessJar::arguments, volumes, more, List.of("--check"))) {
            return process.awaitEnd();
        }
    }
}
