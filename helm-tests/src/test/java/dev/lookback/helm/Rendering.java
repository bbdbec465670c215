package dev.lookback.helm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All that a chart makes of some values. */
record Rendering(List<Manifest> manifests) {

    private static final String RULES = "/etc/lookback/rules/rules.yaml";
    private static final String LOGS = "/var/log/";

    /** One of its containers, with what is around it. */
    record Pod(Rendering rendering, Container container) {

        /** Its environment, with files and volumes of the pod where they are here. */
        Map<String, String> variables(Path directory) {
            Map<String, String> variables = new LinkedHashMap<>();
            container.variables().forEach((name, value) -> variables.put(name, rendering.here(value, directory)));
            return variables;
        }
    }

    Pod pod(String owner) {
        return Container.of(manifests).stream()
                .filter(each -> each.owner().name().equals(owner))
                .findAny()
                .map(container -> new Pod(this, container))
                .orElseThrow(() -> new IllegalArgumentException(owner + " (expected: one that is rendered)"));
    }

    private String here(String value, Path directory) {
        if (value.equals(RULES)) {
            return written(directory.resolve("rules.yaml"), rules());
        }
        return value.equals("/spool") || value.startsWith("/data/")
                ? directory.resolve(value.substring(1)).toString()
                : value.replace(LOGS, directory + LOGS);
    }

    private String rules() {
        return manifests.stream()
                .filter(manifest -> manifest.kind().equals("ConfigMap"))
                .map(manifest -> manifest.text("data", "rules.yaml"))
                .filter(text -> !text.isEmpty())
                .findAny()
                .orElseThrow();
    }

    private static String written(Path file, String text) {
        try {
            return Files.writeString(file, text).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
