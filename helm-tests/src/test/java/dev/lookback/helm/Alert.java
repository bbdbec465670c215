package dev.lookback.helm;

import org.yaml.snakeyaml.Yaml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A rule of the chart's file. */
record Alert(Manifest yaml) {

    static Path file() {
        return Chart.ours().directory().resolve("files/alerts.yaml");
    }

    static List<Alert> all() {
        return read(file()).list("groups").stream()
                .flatMap(group -> new Manifest(group).list("rules").stream())
                .map(rule -> new Alert(new Manifest(rule)))
                .toList();
    }

    static Manifest read(Path file) {
        try {
            return new Manifest(Manifest.map(new Yaml().load(Files.readString(file))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return yaml.text("alert");
    }

    String query() {
        return yaml.text("expr");
    }

    String severity() {
        return yaml.text("labels", "severity");
    }

    String annotation(String name) {
        return yaml.text("annotations", name);
    }

    @Override
    public String toString() {
        return name() + ", " + severity();
    }
}
