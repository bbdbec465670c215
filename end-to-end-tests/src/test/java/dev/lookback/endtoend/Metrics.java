package dev.lookback.endtoend;

/** A process's Prometheus page. */
record Metrics(Http http) {

    /** The sum over all label sets that have the label; 0 when there is none yet. */
    double sum(String name, String label, String value) {
        String wanted = label + "=\"" + value + "\"";
        return http.get("/actuator/prometheus")
                .orFail()
                .body()
                .lines()
                .filter(line -> line.startsWith(name + "{") && line.contains(wanted))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
