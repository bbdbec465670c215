package dev.lookback.helm;

/**
 * How Kubernetes replaces the pods of a workload, as its manifest says.
 *
 * @param surge how many pods may be there beside those that are wanted
 * @param unavailable how many of those that are wanted may be missing
 */
record UpdateStrategy(int surge, int unavailable) {

    /** What is not said is what Kubernetes takes for it of a StatefulSet and a DaemonSet. */
    static UpdateStrategy of(Manifest workload) {
        String field = workload.kind().equals("Deployment") ? "strategy" : "updateStrategy";
        String type = workload.text("spec", field, "type");
        if (!type.equals("RollingUpdate")) {
            throw new IllegalArgumentException(workload + ": " + type + " (expected: RollingUpdate)");
        }
        return new UpdateStrategy(number(workload, field, "maxSurge", 0), number(workload, field, "maxUnavailable", 1));
    }

    private static int number(Manifest workload, String field, String name, int absent) {
        return workload.at("spec", field, "rollingUpdate", name)
                .map(value -> Integer.parseInt(value.toString()))
                .orElse(absent);
    }

    /** Where a pod may be missing, the old one may be gone long before the new one works. */
    boolean isNewFirst() {
        return surge > 0 && unavailable == 0;
    }
}
