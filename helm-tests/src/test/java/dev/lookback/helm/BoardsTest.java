package dev.lookback.helm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Boards and rules as files: that Grafana and Prometheus take them, and that what they name is there. */
class BoardsTest {

    private static final Set<String> UNITS = Set.of("short", "none", "s", "bytes", "Bps", "eps", "ops", "percentunit");
    private static final Pattern METRIC = Pattern.compile("\\blookback_[a-z0-9_]+");
    private static final Path DOCS = Path.of("..", "docs");

    static List<Board> boards() {
        return Board.all();
    }

    static List<Alert> alerts() {
        return Alert.all();
    }

    @Test
    void boardsAreDistinct() {
        assertThat(boards()).isNotEmpty();
        assertThat(boards().stream().map(board -> board.json().text("uid"))).doesNotHaveDuplicates();
        assertThat(boards().stream().map(board -> board.json().text("title"))).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("boards")
    void aBoardSaysWhatItIsFor(Board board) {
        assertThat(board.json().text("uid"))
                .isEqualTo("lookback-" + board.file().replace(".json", ""));
        assertThat(board.json().text("description")).isNotEmpty();
        assertThat(board.variables().getFirst())
                .containsEntry("type", "datasource")
                .containsEntry("name", "datasource");
        assertThat(board.panels().stream().map(panel -> panel.json().text("id")))
                .doesNotHaveDuplicates();
        assertThat(board.panels().stream().map(panel -> panel.json().text("title")))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("boards")
    void aPanelHasAllThatAReaderNeeds(Board board) {
        for (Board.Panel panel : board.panels()) {
            assertThat(panel.json().text("title")).as("%s", panel).isNotEmpty();
            assertThat(panel.json().text("description")).as("%s", panel).isNotEmpty();
            assertThat(panel.json().text("fieldConfig", "defaults", "unit"))
                    .as("%s", panel)
                    .isIn(UNITS);
            assertThat(panel.queries()).as("%s", panel).isNotEmpty();
            assertThat(panel.json().list("targets").stream().map(target -> target.get("refId")))
                    .as("%s", panel)
                    .doesNotHaveDuplicates();
            assertThat(datasources(panel)).as("%s", panel).containsOnly("${datasource}");
        }
    }

    private static Stream<String> datasources(Board.Panel panel) {
        return Stream.concat(
                        Stream.of(panel.json()),
                        panel.json().list("targets").stream().map(Manifest::new))
                .map(each -> each.text("datasource", "uid"));
    }

    @ParameterizedTest
    @MethodSource("boards")
    void panelsDoNotCoverEachOther(Board board) {
        List<Board.Panel> panels = board.panels();
        for (int i = 0; i < panels.size(); i++) {
            Board.Panel panel = panels.get(i);
            assertThat(panel.grid("x") + panel.grid("w")).as("%s", panel).isLessThanOrEqualTo(24);
            assertThat(panels.subList(i + 1, panels.size())).as("%s", panel).noneMatch(panel::overlaps);
        }
    }

    /** Of another environment than the one that is chosen nothing is shown; the query of a variable is one, too. */
    @ParameterizedTest
    @MethodSource("boards")
    void variablesOfQueriesAreThere(Board board) {
        Set<String> known = new TreeSet<>(Set.of("__rate_interval"));
        board.variables().forEach(variable -> known.add(variable.get("name").toString()));

        for (Board.Panel panel : board.panels()) {
            for (String query : panel.queries()) {
                assertThat(Pattern.compile("\\$\\{?(\\w+)")
                                .matcher(query)
                                .results()
                                .map(found -> found.group(1)))
                        .as("%s", panel)
                        .allMatch(known::contains);
            }
        }
    }

    /** The list is what running processes have: MonitoringIT of end-to-end-tests scrapes them and compares. */
    @Test
    void queriesNameMetricsThatProcessesHave() throws IOException {
        Set<String> scraped = new TreeSet<>(Files.readAllLines(Path.of("src/test/resources/metrics.txt")));
        Stream<String> ofBoards =
                boards().stream().flatMap(board -> board.panels().stream()).flatMap(panel -> panel.queries().stream());
        Stream<String> queries = Stream.concat(ofBoards, alerts().stream().map(Alert::query));

        Set<String> named = new TreeSet<>();
        queries.forEach(query -> {
            List<String> metrics =
                    METRIC.matcher(query).results().map(found -> found.group()).toList();
            assertThat(metrics).as(query).isNotEmpty();
            named.addAll(metrics);
        });

        assertThat(scraped).containsAll(named);
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void anAlertHasASummaryAndARunbook(Alert alert) {
        assertThat(alert.name()).matches("Lookback[A-Z][A-Za-z]+");
        assertThat(alert.severity()).isIn("warning", "critical");
        assertThat(alert.annotation("summary")).isNotEmpty();
        assertThat(alert.annotation("description")).isNotEmpty();
        assertThat(alert.annotation("runbook_url"))
                .isEqualTo("docs/runbooks.md#" + alert.name().toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void anAlertHasARunbookWithEveryAnswer(Alert alert) {
        String runbook = section(alert.name());

        for (String part : List.of("Means", "Users", "Look", "Do", "Over")) {
            assertThat(runbook).as(alert.name()).contains("**" + part + "**");
        }
    }

    /** From its heading to the next. */
    private static String section(String heading) {
        try {
            String text = Files.readString(DOCS.resolve("runbooks.md"));
            Matcher found = Pattern.compile("(?ms)^## " + heading + "$(.*?)(?=^## |\\z)")
                    .matcher(text);
            assertThat(found.find()).as("## " + heading).isTrue();
            return found.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theChartHandsThemOnAsTheyAre() throws IOException {
        List<Manifest> manifests = Chart.ours().render("secured", Chart.NEWEST);

        for (Board board : boards()) {
            Manifest map = manifests.stream()
                    .filter(manifest -> manifest.object("data").containsKey("lookback-" + board.file()))
                    .findAny()
                    .orElseThrow();
            assertThat(Manifest.ofJson(map.text("data", "lookback-" + board.file())))
                    .isEqualTo(board.json());
            assertThat(map.object("metadata", "labels")).containsEntry("grafana_dashboard", "1");
        }
        Manifest rules = manifests.stream()
                .filter(manifest -> manifest.kind().equals("PrometheusRule"))
                .findAny()
                .orElseThrow();
        String wanted = Files.readString(Alert.file())
                .replace("docs/runbooks.md#", "https://wiki.example.org/lookback/runbooks#");
        assertThat(rules.object("spec"))
                .isEqualTo(Manifest.parse(wanted).getFirst().tree());
        assertThat(Chart.ours().render("minimal", Chart.NEWEST))
                .noneMatch(manifest -> manifest.kind().equals("PrometheusRule")
                        || manifest.name().contains("dashboard"));
    }
}
