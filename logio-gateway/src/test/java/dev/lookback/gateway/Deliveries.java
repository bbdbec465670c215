package dev.lookback.gateway;

import dev.lookback.gateway.Traffic.Sent;
import dev.lookback.gateway.Traffic.Way;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How often each event that was sent came to each browser. */
final class Deliveries {

    private static final String ROW = "%-26s %-8s %6s";
    private static final String CELL = " %16s";

    private final List<Sent> sent;
    private final Map<String, Map<String, Long>> timesOf = new LinkedHashMap<>();

    Deliveries(List<Sent> sent, ProcessCluster cluster) {
        this.sent = sent;
        cluster.names()
                .forEach(name -> timesOf.put(
                        name,
                        cluster.browser(name).messages("a").stream()
                                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))));
    }

    /** How many events of a phase came to a browser so many times: by the times. */
    Map<Long, Long> times(String browser, String phase) {
        return times(
                browser, sent.stream().filter(one -> one.phase().equals(phase)).toList());
    }

    private Map<Long, Long> times(String browser, List<Sent> events) {
        Map<String, Long> times = timesOf.getOrDefault(browser, Map.of());
        return events.stream()
                .collect(Collectors.groupingBy(
                        one -> times.getOrDefault(one.message(), 0L), java.util.TreeMap::new, Collectors.counting()));
    }

    List<String> phases() {
        return sent.stream().map(Sent::phase).distinct().toList();
    }

    /** A row for each phase and way; in a browser's column stands how many events came how often. */
    String table() {
        StringBuilder table = new StringBuilder(ROW.formatted("", "sent to", "events"));
        timesOf.keySet().forEach(name -> table.append(CELL.formatted("browser " + name)));
        for (String phase : phases()) {
            for (Way way : Traffic.WAYS) {
                List<Sent> events = sent.stream()
                        .filter(one -> one.phase().equals(phase) && one.way().equals(way))
                        .toList();
                table.append('\n').append(ROW.formatted(phase, way, events.size()));
                timesOf.keySet().forEach(name -> table.append(CELL.formatted(cell(times(name, events)))));
            }
        }
        return table.append('\n').toString();
    }

    /** Like {@code 398 x 1, 2 x 0}; {@code -} when none came. */
    private static String cell(Map<Long, Long> times) {
        return times.keySet().equals(Set.of(0L))
                ? "-"
                : times.entrySet().stream()
                        .sorted(Map.Entry.<Long, Long>comparingByKey().reversed())
                        .map(entry -> entry.getValue() + " x " + entry.getKey())
                        .collect(Collectors.joining(", "));
    }
}
