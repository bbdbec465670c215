package dev.lookback.helm;

import static java.util.stream.Collectors.joining;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** All that a chart makes of some values. */
record Rendering(List<Manifest> manifests) {

    /** One of its containers, with what is around it. */
    record Pod(Rendering rendering, Container container) {

        /** Its environment, in which paths of volumes are those of this machine. */
        Map<String, String> variables(Volumes volumes) {
            Map<String, Path> places = new LinkedHashMap<>();
            container
                    .mounts()
                    .forEach((path, volume) ->
                            volumes.place(volume, rendering).ifPresent(place -> places.put(path, place)));
            Pattern paths = Pattern.compile("(?<![\\w./-])("
                    + places.keySet().stream().map(Pattern::quote).collect(joining("|")) + ")(?=[/\",]|$)");
            Map<String, String> variables = new LinkedHashMap<>();
            container
                    .variables()
                    .forEach((name, value) -> variables.put(
                            name,
                            paths.matcher(value)
                                    .replaceAll(found -> Matcher.quoteReplacement(
                                            places.get(found.group()).toString()))));
            return variables;
        }

        @Override
        public String toString() {
            return container.toString();
        }
    }

    List<Pod> pods() {
        return Container.of(manifests).stream()
                .map(container -> new Pod(this, container))
                .toList();
    }

    Pod pod(String owner) {
        return pods().stream()
                .filter(pod -> pod.container().owner().name().equals(owner))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException(owner + " (expected: one that is rendered)"));
    }

    /** The same beside what is in the cluster already. */
    Rendering with(Manifest existing) {
        return new Rendering(
                Stream.concat(manifests.stream(), Stream.of(existing)).toList());
    }

    /** The files of a config map. */
    Map<String, Object> configuration(String name) {
        return find("ConfigMap", name)
                .orElseThrow(() -> new IllegalArgumentException(name + " (expected: a config map that is rendered)"))
                .object("data");
    }

    /** The values of a secret, where there is one. */
    Optional<Map<String, Object>> secret(String name) {
        return find("Secret", name).map(secret -> secret.object("stringData"));
    }

    private Optional<Manifest> find(String kind, String name) {
        return manifests.stream()
                .filter(manifest ->
                        manifest.kind().equals(kind) && manifest.name().equals(name))
                .findAny();
    }
}
