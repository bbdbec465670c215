package dev.lookback.helm;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One of our processes in a rendering.
 *
 * @param owner the manifest
 * @param tree the container
 */
record Container(Manifest owner, Manifest tree) {

    /** What a test puts where a secret or a field of the pod is meant. */
    static final String SECRET = "c2VjcmV0";

    private static final Pattern REFERENCE = Pattern.compile("\\$\\(([A-Z_]+)\\)");
    private static final Map<String, String> MODULES = Map.of(
            "platform-api", "platform-api",
            "logio-gateway", "logio-gateway",
            "harvester", "harvester-agent");

    static List<Container> of(List<Manifest> manifests) {
        return manifests.stream()
                .filter(manifest -> !manifest.kind().equals("Pod"))
                .flatMap(manifest -> manifest.pod().stream().flatMap(pod -> of(manifest, pod)))
                .toList();
    }

    private static Stream<Container> of(Manifest owner, Manifest pod) {
        return pod.list("spec", "containers").stream().map(tree -> new Container(owner, new Manifest(tree)));
    }

    /** Its component's. */
    String name() {
        return tree.text("name");
    }

    String module() {
        return MODULES.getOrDefault(name(), "pipeline-workers");
    }

    /** In their order, with references replaced as Kubernetes does it. */
    Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>();
        for (Map<String, Object> variable : tree.list("env")) {
            String value = variable.containsKey("valueFrom") ? SECRET : String.valueOf(variable.get("value"));
            variables.put(
                    variable.get("name").toString(),
                    REFERENCE
                            .matcher(value)
                            .replaceAll(found ->
                                    Matcher.quoteReplacement(variables.getOrDefault(found.group(1), found.group()))));
        }
        return variables;
    }

    List<String> arguments() {
        return tree.at("args").stream()
                .flatMap(all -> ((List<?>) all).stream())
                .map(Object::toString)
                .toList();
    }

    /** Its pod, with metadata and spec. */
    Manifest pod() {
        return owner.pod().orElseThrow();
    }

    /** The pod's volumes, by the path at which it has them. */
    Map<String, Manifest> mounts() {
        Map<Object, Manifest> volumes = new HashMap<>();
        pod().list("spec", "volumes").forEach(volume -> volumes.put(volume.get("name"), new Manifest(volume)));
        Map<String, Manifest> mounts = new LinkedHashMap<>();
        tree.list("volumeMounts")
                .forEach(mount -> mounts.put(mount.get("mountPath").toString(), volumes.get(mount.get("name"))));
        return mounts;
    }

    /** How much it may use, as Java has it: {@code 640M}. */
    String memory() {
        return tree.text("resources", "limits", "memory").replace("i", "");
    }

    /** Those that exist for others alone. */
    boolean isReferredTo(String variable) {
        return tree.list("env").stream()
                .anyMatch(each -> String.valueOf(each.get("value")).contains("$(" + variable + ")"));
    }

    @Override
    public String toString() {
        return owner + "/" + name();
    }
}
