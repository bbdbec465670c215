package dev.lookback.helm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A board of Grafana's, as the chart has it.
 *
 * @param file its name
 * @param json as it is in the file
 */
record Board(String file, Manifest json) {

    static List<Board> all() {
        Path directory = Chart.ours().directory().resolve("files/dashboards");
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().map(Board::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Board of(Path file) {
        try {
            return new Board(file.getFileName().toString(), Manifest.ofJson(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Panel> panels() {
        return json.list("panels").stream()
                .map(panel -> new Panel(this, new Manifest(panel)))
                .toList();
    }

    List<Map<String, Object>> variables() {
        return json.list("templating", "list");
    }

    @Override
    public String toString() {
        return file;
    }

    /** One of its panels. */
    record Panel(Board board, Manifest json) {

        List<String> queries() {
            return json.list("targets").stream()
                    .map(target -> target.get("expr").toString())
                    .toList();
        }

        /** In Grafana's units, of which a row has 24. */
        int grid(String name) {
            return ((Number) json.at("gridPos", name).orElseThrow()).intValue();
        }

        boolean overlaps(Panel other) {
            return grid("x") < other.grid("x") + other.grid("w")
                    && other.grid("x") < grid("x") + grid("w")
                    && grid("y") < other.grid("y") + other.grid("h")
                    && other.grid("y") < grid("y") + grid("h");
        }

        @Override
        public String toString() {
            return board + ": " + json.text("title");
        }
    }
}
