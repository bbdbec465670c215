package dev.lookback.helm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Kubernetes' Pod Security Standards, profile "restricted": what of a pod would be refused, each in two words. */
final class RestrictedPods {

    private static final Set<String> VOLUMES = Set.of(
            "configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret");

    private final List<String> problems = new ArrayList<>();

    private RestrictedPods() {}

    static List<String> problems(Manifest pod) {
        RestrictedPods check = new RestrictedPods();
        check.pod(new Manifest(pod.object("spec")));
        return check.problems;
    }

    private void pod(Manifest spec) {
        for (String key : List.of("hostNetwork", "hostPID", "hostIPC")) {
            require(spec.at(key).isEmpty(), key);
        }
        require(spec.text("securityContext", "runAsNonRoot").equals("true"), "runAsNonRoot");
        require(!spec.text("securityContext", "runAsUser").equals("0"), "runAsUser 0");
        require(spec.text("securityContext", "seccompProfile", "type").equals("RuntimeDefault"), "seccompProfile");
        for (Map<String, Object> volume : spec.list("volumes")) {
            volume.keySet().stream()
                    .filter(key -> !key.equals("name") && !VOLUMES.contains(key))
                    .forEach(key -> problems.add(key + " " + volume.get("name")));
        }
        List<Map<String, Object>> containers = new ArrayList<>(spec.list("containers"));
        containers.addAll(spec.list("initContainers"));
        containers.forEach(container -> container(new Manifest(container)));
    }

    private void container(Manifest container) {
        Manifest security = new Manifest(container.object("securityContext"));
        require(security.text("allowPrivilegeEscalation").equals("false"), "allowPrivilegeEscalation");
        require(security.at("privileged").isEmpty(), "privileged");
        require(security.text("readOnlyRootFilesystem").equals("true"), "readOnlyRootFilesystem");
        require(security.text("capabilities", "drop").equals("[ALL]"), "capabilities");
        if (security.at("capabilities", "add").orElse(List.of()) instanceof List<?> added) {
            added.forEach(capability -> problems.add("capability " + capability));
        }
        for (Map<String, Object> port : container.list("ports")) {
            if (port.containsKey("hostPort")) {
                problems.add("hostPort " + port.get("hostPort"));
            }
        }
    }

    private void require(boolean isSo, String problem) {
        if (!isSo) {
            problems.add(problem);
        }
    }
}
