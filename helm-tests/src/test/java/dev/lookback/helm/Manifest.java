package dev.lookback.helm;

import com.google.gson.Gson;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One of those that a rendering has.
 *
 * @param tree as it is in YAML
 */
record Manifest(Map<String, Object> tree) {

    /** @throws org.yaml.snakeyaml.error.YAMLException if it is none, or has a key twice */
    static List<Manifest> parse(String rendering) {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        List<Manifest> manifests = new ArrayList<>();
        for (Object document : new Yaml(strict).loadAll(rendering)) {
            if (document != null) {
                manifests.add(new Manifest(map(document)));
            }
        }
        return manifests;
    }

    static Manifest secret(String name, Map<String, Object> values) {
        return new Manifest(Map.of("kind", "Secret", "metadata", Map.of("name", name), "stringData", values));
    }

    static Manifest ofJson(String text) {
        return new Manifest(map(new Gson().fromJson(text, Map.class)));
    }

    String kind() {
        return text("kind");
    }

    String name() {
        return text("metadata", "name");
    }

    String text(String... path) {
        return at(path).map(Object::toString).orElse("");
    }

    /** What stands there, if anything. */
    Optional<Object> at(String... path) {
        Object here = tree;
        for (String key : path) {
            here = here instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return Optional.ofNullable(here);
    }

    List<Map<String, Object>> list(String... path) {
        return at(path).map(Manifest::maps).orElse(List.of());
    }

    Map<String, Object> object(String... path) {
        return at(path).map(Manifest::map).orElse(Map.of());
    }

    /** Its pod, with metadata and spec, where it has one. */
    Optional<Manifest> pod() {
        return switch (kind()) {
            case "Pod" -> Optional.of(this);
            case "Deployment", "StatefulSet", "DaemonSet", "Job" ->
                Optional.of(new Manifest(object("spec", "template")));
            default -> Optional.empty();
        };
    }

    /** {@code app.kubernetes.io/component}. */
    String component() {
        return object("metadata", "labels")
                .getOrDefault("app.kubernetes.io/component", "")
                .toString();
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> maps(Object value) {
        return (List<Map<String, Object>>) value;
    }

    @Override
    public String toString() {
        return kind() + " " + name();
    }
}
