package dev.lookback.helm;

import java.time.Duration;

/**
 * How Kubernetes ends a pod.
 *
 * @param preStop how long it is left alone, while others are told not to send to it
 * @param grace how long it then has from SIGTERM to SIGKILL
 */
record Termination(Duration preStop, Duration grace) {

    static Termination of(Container container) {
        Duration preStop = seconds(container.tree(), "lifecycle", "preStop", "sleep", "seconds");
        Duration all = seconds(container.pod(), "spec", "terminationGracePeriodSeconds");
        return new Termination(preStop, all.minus(preStop));
    }

    private static Duration seconds(Manifest tree, String... path) {
        return tree.at(path)
                .map(value -> Duration.ofSeconds(Long.parseLong(value.toString())))
                .orElseThrow(
                        () -> new IllegalArgumentException(String.join(".", path) + ": missing (expected: seconds)"));
    }
}
