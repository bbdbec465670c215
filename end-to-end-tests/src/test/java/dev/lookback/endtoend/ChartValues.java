package dev.lookback.endtoend;

import org.yaml.snakeyaml.Yaml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What the Helm chart gives a component, unless its user gives other. */
record ChartValues(Map<?, ?> component) {
    private static final Path FILE =
            Path.of(System.getProperty("lookback.root", ".."), "helm", "lookback", "values.yaml");

    /** @param key like {@code esConsumer} */
    static ChartValues of(String key) {
        try {
            Map<String, Map<?, ?>> values = new Yaml().load(Files.readString(FILE));
            return new ChartValues(values.get(key));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those of the job before all others stand in its template. */
    String jvmOptions() {
        Object options = component.get("jvmOptions");
        return options == null ? "-XX:MaxRAMPercentage=50 -XX:+UseSerialGC" : options.toString();
    }

    /** As Docker writes it: {@code 768m}. */
    String memory() {
        Map<?, ?> resources = (Map<?, ?>) component.get("resources");
        Map<?, ?> limits = (Map<?, ?>) resources.get("limits");
        return limits.get("memory").toString().replace("Mi", "m").replace("Gi", "g");
    }
}
