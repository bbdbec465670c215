package dev.lookback.helm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Prometheus' own tool says whether rules and queries are right. */
class PromtoolTest {

    private static final Path PROGRAM = Path.of("/usr/bin/promtool");
    private static final Path TESTS = Path.of("src/test/resources/alerts.test.yaml");

    @TempDir
    Path directory;

    /** What it printed, and how it ended. */
    private record Outcome(int status, String text) {}

    /** Where it is missing a test is aborted, and fails where {@code CI=true}. */
    @BeforeAll
    static void require() {
        if (Files.isExecutable(PROGRAM)) {
            return;
        }
        String missing =
                "RULES AND QUERIES ARE NOT TESTED: promtool is missing (package prometheus; ./lookback test installs it)";
        System.err.println(missing);
        assertThat(System.getenv("CI")).as(missing).isNotEqualTo("true");
        abort(missing);
    }

    @Test
    void rulesAreRight() throws Exception {
        Outcome outcome = promtool("check", "rules", Alert.file().toString());

        assertThat(outcome.text()).contains("SUCCESS: " + Alert.all().size() + " rules found");
        assertThat(outcome.status()).as(outcome.text()).isZero();
    }

    @Test
    void theConfigurationForOneMachineIsRight() throws Exception {
        Outcome outcome = promtool("check", "config", "../docs/prometheus/prometheus.yml");

        assertThat(outcome.text()).contains("SUCCESS: " + Alert.all().size() + " rules found");
        assertThat(outcome.status()).as(outcome.text()).isZero();
    }

    @Test
    void rulesFireWhenTheyShouldAndNotElse() throws Exception {
        Outcome outcome = promtool("test", "rules", TESTS.toString());

        assertThat(outcome.status()).as(outcome.text()).isZero();
    }

    /** The tests see a threshold that is another, and a rule that never fires. */
    @Test
    void aRuleThatIsWrongIsSeen() throws Exception {
        for (Map.Entry<String, String> mistake : Map.of(
                        "> 900",
                        "> 9000",
                        "> 0.5",
                        "> 0.3",
                        "> 30",
                        "> 10",
                        ">= 0",
                        ">= -1000000",
                        "for: 10m",
                        "for: 1h")
                .entrySet()) {
            String rules = Files.readString(Alert.file());
            assertThat(rules).contains(mistake.getKey());
            Files.writeString(directory.resolve("alerts.yaml"), rules.replace(mistake.getKey(), mistake.getValue()));
            String tests = Files.readString(TESTS).replaceFirst("(?m)^  - .*alerts\\.yaml$", "  - alerts.yaml");
            Path copy = Files.writeString(directory.resolve("alerts.test.yaml"), tests);

            assertThat(promtool("test", "rules", copy.toString()).status())
                    .as("%s", mistake)
                    .isOne();
        }
    }

    @Test
    void everyAlertIsTestedToFireAndNotToFire() {
        List<Manifest> expectations = Alert.read(TESTS).list("tests").stream()
                .flatMap(test -> new Manifest(test).list("alert_rule_test").stream())
                .map(Manifest::new)
                .toList();

        for (Alert alert : Alert.all()) {
            List<Manifest> own = expectations.stream()
                    .filter(each -> each.text("alertname").equals(alert.name()))
                    .toList();
            assertThat(own)
                    .as("%s", alert)
                    .anyMatch(each -> each.list("exp_alerts").isEmpty());
            assertThat(own.stream().flatMap(each -> each.list("exp_alerts").stream()))
                    .as("%s", alert)
                    .anyMatch(fired ->
                            new Manifest(fired).text("exp_labels", "severity").equals(alert.severity()));
        }
    }

    /** As rules that record them: promtool parses no bare query. */
    @Test
    void queriesOfBoardsAreRight() throws Exception {
        Outcome outcome = promtool("check", "rules", recorded("").toString());

        assertThat(outcome.status()).as(outcome.text()).isZero();
        assertThat(promtool("check", "rules", recorded(")").toString()).status())
                .isOne();
    }

    private Path recorded(String behind) throws IOException {
        List<Map<String, String>> rules = new ArrayList<>();
        for (Board board : Board.all()) {
            for (Board.Panel panel : board.panels()) {
                for (String query : panel.queries()) {
                    String plain = query.replace("$environment", ".*").replace("$__rate_interval", "5m");
                    rules.add(Map.of("record", "query:number:" + rules.size(), "expr", plain + behind));
                }
            }
        }
        Map<String, Object> file = Map.of("groups", List.of(Map.of("name", "queries", "rules", rules)));
        return Files.writeString(directory.resolve("queries.yaml"), new Yaml().dump(file));
    }

    private Outcome promtool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(PROGRAM.toString()));
        command.addAll(List.of(arguments));
        Path output = directory.resolve("output");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Outcome(process.exitValue(), Files.readString(output, UTF_8));
    }
}
