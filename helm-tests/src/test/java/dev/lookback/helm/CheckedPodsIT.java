package dev.lookback.helm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

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
        List<Manifest> manifests = Chart.ours().render(scenario, Chart.NEWEST);

        Outcome outcome = check(manifests, owner, Map.of());

        assertThat(outcome.text()).contains("the settings are right");
        assertThat(outcome.status()).isZero();
    }

    /** It is not the chart's test that is blind. */
    @Test
    void findsWhatIsWrong() throws Exception {
        List<Manifest> manifests = Chart.ours().render("secured", Chart.NEWEST);

        Outcome outcome = check(manifests, "lookback-compressor-prod", Map.of("LOOKBACK_COMPRESSOR_GRACE", "soon"));

        assertThat(outcome.text()).contains("lookback.compressor.grace: soon");
        assertThat(outcome.status()).isOne();
    }

    private record Outcome(int status, String text) {}

    private Outcome check(List<Manifest> manifests, String owner, Map<String, String> more)
            throws IOException, InterruptedException {
        Container container = Container.of(manifests).stream()
                .filter(each -> each.owner().name().equals(owner))
                .findAny()
                .orElseThrow();
        Path output = directory.resolve("output");
        ProcessBuilder java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        ProcessJar.file(container.module()).toString(),
                        "--check")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        java.environment().keySet().removeIf(name -> name.matches("(LOOKBACK|SPRING|SERVER|JDK|JAVA)_.*"));
        container.variables().forEach((name, value) -> java.environment().put(name, inPod(value, manifests)));
        java.environment().putAll(more);
        Process process = java.start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Outcome(process.exitValue(), Files.readString(output, UTF_8));
    }

    /** Files of config maps are where the test can put them. */
    private String inPod(String value, List<Manifest> manifests) {
        if (!value.equals("/etc/lookback/rules/rules.yaml")) {
            return value;
        }
        String rules = manifests.stream()
                .filter(manifest -> manifest.kind().equals("ConfigMap"))
                .map(manifest -> manifest.text("data", "rules.yaml"))
                .findAny()
                .orElseThrow();
        try {
            return Files.writeString(directory.resolve("rules.yaml"), rules).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
