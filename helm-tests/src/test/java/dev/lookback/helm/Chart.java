package dev.lookback.helm;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import org.yaml.snakeyaml.Yaml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A chart, this one's or a copy that a test changes. */
record Chart(Path directory) {

    /** Those that the chart says it is for. */
    static final List<String> KUBERNETES =
            List.of("1.29.0", "1.30.0", "1.31.0", "1.32.0", "1.33.0", "1.34.0", "1.35.0");

    static final String NEWEST = KUBERNETES.getLast();

    static Chart ours() {
        return new Chart(Path.of("..", "helm", "lookback").toAbsolutePath().normalize());
    }

    /** The values that the chart brings along, one for each way of using it. */
    static List<String> scenarios() {
        try (Stream<Path> files = Files.list(ours().directory().resolve("ci"))) {
            return files.map(file -> file.getFileName().toString().replace("-values.yaml", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path values(String scenario) {
        return directory.resolve("ci").resolve(scenario + "-values.yaml");
    }

    List<Manifest> render(String scenario, String kubernetes) {
        return render(List.of(values(scenario)), kubernetes);
    }

    /**
     * With its hooks: the library leaves them out, so here they are none.
     *
     * @param values files, of which later ones win
     */
    List<Manifest> render(List<Path> values, String kubernetes) {
        try {
            Path copy = Files.createTempDirectory("chart");
            try {
                copy(copy, text -> text.replace("helm.sh/hook", "lookback.dev/hook"));
                TemplateCommand template = new Helm(copy)
                        .template()
                        .withName("lookback")
                        .withNamespace("logs")
                        .withKubeVersion(kubernetes);
                values.forEach(template::withValuesFile);
                return Manifest.parse(template.call());
            } finally {
                delete(copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    LintResult lint() {
        return new Helm(directory).lint().strict().call();
    }

    /** A copy with some values for its own, for lint takes no others. */
    Chart copyTo(Path target, String scenario) {
        try {
            copy(target, UnaryOperator.identity());
            Map<String, Object> merged = merged(read(directory.resolve("values.yaml")), read(values(scenario)));
            Files.writeString(target.resolve("values.yaml"), new Yaml().dump(merged));
            return new Chart(target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void copy(Path target, UnaryOperator<String> change) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = target.resolve(directory.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.writeString(copy, change.apply(Files.readString(file)));
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static Map<String, Object> read(Path file) throws IOException {
        return Manifest.map(new Yaml().load(Files.readString(file)));
    }

    private static Map<String, Object> merged(Map<String, Object> base, Map<String, Object> over) {
        Map<String, Object> merged = new LinkedHashMap<>(base);
        over.forEach((key, value) -> merged.merge(
                key,
                value,
                (below, above) -> below instanceof Map && above instanceof Map
                        ? merged(Manifest.map(below), Manifest.map(above))
                        : above));
        return merged;
    }
}
