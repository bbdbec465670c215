package dev.lookback.endtoend;

import java.util.function.Predicate;

/** A process's Prometheus page. */
record Metrics(Http http) {

    /** The sum over all label sets; 0 when there is none yet. */
    double sum(String name) {
        return sum(line -> line.startsWith(name + "{") || line.startsWith(name + " "));
    }

    /** The sum over all label sets that have the label; 0 when there is none yet. */
    double sum(String name, String label, String value) {
        String wanted = label + "=\"" + value + "\"";
        return sum(line -> line.startsWith(name + "{") && line.contains(wanted));
    }

    private double sum(Predicate<String> wanted) {
        return http.get("/actuator/prometheus")
                .orFail()
                .body()
                .lines()
                .filter(wanted)
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
