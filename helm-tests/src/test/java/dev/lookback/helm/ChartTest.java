package dev.lookback.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.LintResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.util.List;

/** Every scenario, as Helm and as every Kubernetes sees it. */
class ChartTest {

    static List<String> scenarios() {
        return Chart.scenarios();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void helmFindsNothingToSay(String scenario, @TempDir Path directory) {
        LintResult result = Chart.ours().copyTo(directory, scenario).lint();

        assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
        assertThat(result.getMessages())
                .allMatch(message -> !message.contains("[ERROR]") && !message.contains("[WARNING]"));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyKubernetesTakesItStrictly(String scenario) {
        for (String kubernetes : Chart.KUBERNETES) {
            List<Manifest> manifests = Chart.ours().render(scenario, kubernetes);

            assertThat(manifests).isNotEmpty();
            assertThat(StrictCheck.problems(manifests)).as(kubernetes).isEmpty();
            assertThat(manifests.stream().map(Manifest::toString)).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void whatOneManifestNamesAnotherIs(String scenario) {
        assertThat(new References(Chart.ours().render(scenario, Chart.NEWEST)).problems())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void allPodsButTheHarvestersAreRestricted(String scenario) {
        for (Manifest manifest : Chart.ours().render(scenario, Chart.NEWEST)) {
            manifest.pod()
                    .filter(pod -> !pod.component().equals("harvester"))
                    .ifPresent(pod -> assertThat(RestrictedPods.problems(pod))
                            .as(manifest.toString())
                            .isEmpty());
        }
    }

    @Test
    void theHarvesterIsNotAndHasNoMoreThanItNeeds() {
        Manifest pod = Chart.ours().render("minimal", Chart.NEWEST).stream()
                .filter(manifest -> manifest.kind().equals("DaemonSet"))
                .flatMap(manifest -> manifest.pod().stream())
                .findAny()
                .orElseThrow();

        assertThat(RestrictedPods.problems(pod))
                .containsExactlyInAnyOrder(
                        "runAsNonRoot",
                        "runAsUser 0",
                        "hostPath spool",
                        "hostPath host-0",
                        "hostPort 5514",
                        "hostPort 5514",
                        "capability DAC_READ_SEARCH");
    }

    @Test
    void aPodWaitsBeforeItEndsWhereKubernetesCan() {
        assertThat(preStops("1.29.0")).containsOnly("");
        assertThat(preStops("1.30.0")).containsOnly("5");
    }

    private static List<String> preStops(String kubernetes) {
        return Chart.ours().render("minimal", kubernetes).stream()
                .filter(manifest -> manifest.kind().matches("Deployment|StatefulSet|DaemonSet"))
                .flatMap(manifest -> manifest.list("spec", "template", "spec", "containers").stream())
                .map(container -> new Manifest(container).text("lifecycle", "preStop", "sleep", "seconds"))
                .toList();
    }
}
