package dev.lookback.helm;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What a rendering's manifests name of each other, and whether it is there. */
final class References {

    private final List<Manifest> manifests;
    private final List<Manifest> pods;
    private final List<String> problems = new ArrayList<>();

    References(List<Manifest> manifests) {
        this.manifests = manifests;
        this.pods =
                manifests.stream().flatMap(manifest -> manifest.pod().stream()).toList();
    }

    List<String> problems() {
        for (Manifest manifest : manifests) {
            switch (manifest.kind()) {
                case "Deployment", "DaemonSet" -> selects(manifest, manifest.object("spec", "selector", "matchLabels"));
                case "StatefulSet" -> {
                    selects(manifest, manifest.object("spec", "selector", "matchLabels"));
                    require("Service", manifest.text("spec", "serviceName"), manifest);
                }
                case "Service" -> service(manifest);
                case "PodDisruptionBudget", "ServiceMonitor" ->
                    selects(manifest, manifest.object("spec", "selector", "matchLabels"));
                case "NetworkPolicy" -> policy(manifest);
                case "HorizontalPodAutoscaler" ->
                    require(
                            manifest.text("spec", "scaleTargetRef", "kind"),
                            manifest.text("spec", "scaleTargetRef", "name"),
                            manifest);
                case "Ingress" -> ingress(manifest);
                default -> {}
            }
            manifest.pod().ifPresent(pod -> pod(manifest, new Manifest(pod.object("spec"))));
        }
        return problems;
    }

    private void pod(Manifest owner, Manifest spec) {
        spec.at("serviceAccountName").ifPresent(name -> require("ServiceAccount", name.toString(), owner));
        Set<String> volumes = new HashSet<>();
        for (Map<String, Object> volume : spec.list("volumes")) {
            volumes.add(volume.get("name").toString());
            String configMap = new Manifest(volume).text("configMap", "name");
            if (!configMap.isEmpty()) {
                require("ConfigMap", configMap, owner);
            }
        }
        for (Map<String, Object> container : spec.list("containers")) {
            for (Map<String, Object> mount : new Manifest(container).list("volumeMounts")) {
                if (!volumes.remove(mount.get("name").toString())) {
                    problems.add(owner + ": no volume " + mount.get("name"));
                }
            }
        }
        volumes.forEach(volume -> problems.add(owner + ": nobody mounts " + volume));
    }

    private void service(Manifest service) {
        Map<String, Object> selector = service.object("spec", "selector");
        selects(service, selector);
        service.list("spec", "ports").forEach(port -> hasPort(service, selector, port.get("targetPort")));
    }

    private void policy(Manifest policy) {
        Map<String, Object> selector = policy.object("spec", "podSelector", "matchLabels");
        selects(policy, selector);
        for (Map<String, Object> rule : policy.list("spec", "ingress")) {
            new Manifest(rule).list("ports").forEach(port -> hasPort(policy, selector, port.get("port")));
        }
    }

    private void ingress(Manifest ingress) {
        for (Map<String, Object> rule : ingress.list("spec", "rules")) {
            for (Map<String, Object> path : new Manifest(rule).list("http", "paths")) {
                require("Service", new Manifest(path).text("backend", "service", "name"), ingress);
            }
        }
    }

    /** Pods, one kind at least. */
    private Stream<Manifest> selected(Map<String, Object> labels) {
        return pods.stream()
                .filter(pod -> pod.object("metadata", "labels").entrySet().containsAll(labels.entrySet()));
    }

    private void selects(Manifest who, Map<String, Object> labels) {
        if (labels.isEmpty() || selected(labels).findAny().isEmpty()) {
            problems.add(who + ": no pod has " + labels);
        }
    }

    private void hasPort(Manifest who, Map<String, Object> labels, Object name) {
        boolean isThere = selected(labels)
                .flatMap(pod -> pod.list("spec", "containers").stream())
                .flatMap(container -> new Manifest(container).list("ports").stream())
                .anyMatch(port -> port.get("name").equals(name));
        if (!isThere) {
            problems.add(who + ": no port " + name);
        }
    }

    private void require(String kind, String name, Manifest by) {
        if (manifests.stream()
                .noneMatch(each -> each.kind().equals(kind) && each.name().equals(name))) {
            problems.add(by + ": no " + kind + " " + name);
        }
    }
}
