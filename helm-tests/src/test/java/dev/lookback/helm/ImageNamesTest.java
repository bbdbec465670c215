package dev.lookback.helm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The images that the chart asks for are those that {@code ./lookback images} makes, by registry, repository and tag. */
class ImageNamesTest {

    /** Not ours: the test pod's. */
    private static final String CURL = "curlimages/";

    @Test
    void theChartAsksForTheImagesThatAreMade() throws Exception {
        assertThat(rendered("minimal")).isEqualTo(made("--registry", "registry.example.org"));
    }

    @Test
    void oneImageCanBeMadeAlone() throws Exception {
        assertThat(made("--registry=registry.example.org/team/", "--tag=1.2.3", "harvester-agent"))
                .containsExactly("registry.example.org/team/lookback/harvester-agent:1.2.3");
    }

    @Test
    void whatCannotBeANameIsRefused() throws Exception {
        assertThat(refused("--registry", "https://registry.example.org"))
                .contains("--registry: 'https://registry.example.org' (expected: host[:port][/path])");
        assertThat(refused("--tag", "a b")).contains("--tag: 'a b'");
        assertThat(refused("kafka")).contains("'kafka' (expected: one or more of platform-api ");
        assertThat(refused("--tag")).contains("--tag: no value");
        assertThat(refused("--tags", "1")).contains("unknown option of images: '--tags'");
    }

    private static Set<String> rendered(String scenario) {
        return Chart.ours().render(scenario, Chart.NEWEST).stream()
                .flatMap(manifest -> manifest.pod().stream())
                .flatMap(pod -> pod.list("spec", "containers").stream())
                .map(container -> container.get("image").toString())
                .filter(image -> !image.startsWith(CURL))
                .collect(Collectors.toSet());
    }

    private static Set<String> made(String... arguments) throws IOException, InterruptedException {
        Process process = list(arguments);
        Set<String> names = new String(process.getInputStream().readAllBytes(), UTF_8)
                .lines()
                .collect(Collectors.toSet());
        assertThat(process.waitFor()).isZero();
        return names;
    }

    private static String refused(String... arguments) throws IOException, InterruptedException {
        Process process = list(arguments);
        String said = new String(process.getErrorStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).isEqualTo(2);
        return said;
    }

    private static Process list(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("../lookback", "images", "--list"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).start();
    }
}
