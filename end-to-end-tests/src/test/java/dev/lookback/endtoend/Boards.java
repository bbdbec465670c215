package dev.lookback.endtoend;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The chart's boards and rules, as files. */
final class Boards {
    static final Path ROOT = Path.of(System.getProperty("lookback.root", ".."));
    static final Path RULES = ROOT.resolve("helm/lookback/files/alerts.yaml");

    private static final Path DIRECTORY = ROOT.resolve("helm/lookback/files/dashboards");
    private static final Pattern METRIC = Pattern.compile("\\blookback_[a-z0-9_]+");

    private Boards() {}

    /** What a panel asks, with what Grafana would put in place of its variables. */
    record Query(String board, String panel, String expression) {
        @Override
        public String toString() {
            return board + ", " + panel + ": " + expression;
        }
    }

    static List<Query> queries() {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.sorted().flatMap(Boards::queries).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Query> queries(Path file) {
        JsonNode board = Json.read(read(file));
        return Json.elements(board.path("panels"))
                .flatMap(panel -> Json.elements(panel.path("targets"))
                        .map(target -> new Query(
                                board.path("title").asString(),
                                panel.path("title").asString(),
                                target.path("expr")
                                        .asString()
                                        .replace("$environment", ".*")
                                        .replace("$__rate_interval", "5m"))));
    }

    /** Of boards and rules. */
    static Set<String> metrics() {
        Set<String> metrics = new TreeSet<>();
        Stream.concat(queries().stream().map(Query::expression), Stream.of(read(RULES)))
                .flatMap(text -> METRIC.matcher(text).results())
                .map(MatchResult::group)
                .forEach(metrics::add);
        return metrics;
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
