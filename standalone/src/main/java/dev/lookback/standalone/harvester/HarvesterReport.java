package dev.lookback.standalone.harvester;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What {@code harvester status --json} prints.
 *
 * @param state of its health: {@code UP}, or what is wrong
 * @param down the parts of its health that are not up
 * @param dropped events by reason
 * @param inHand events by place
 * @param spool null where it says nothing of one
 */
public record HarvesterReport(
        String state,
        List<String> down,
        List<Flow> inputs,
        List<Flow> outputs,
        Map<String, Long> dropped,
        Map<String, Long> inHand,
        @Nullable Spool spool,
        List<Problem> problems) {

    private static final String BOOKS = "lookback_harvester_events_";
    private static final String LIVE = "lookback_harvester_live_events_";
    private static final String SPOOL = "lookback_harvester_spool_";

    /**
     * Events through one input or output.
     *
     * @param events since its start
     * @param rate a second, between two looks
     */
    public record Flow(String name, long events, double rate) {}

    /** What Kafka does not have yet. */
    public record Spool(long bytes, long events, double seconds) {}

    /**
     * What went wrong, or is wrong.
     *
     * @param at empty: now
     */
    public record Problem(String place, String at, long times, String problem) {}

    /** @param between the two looks */
    static HarvesterReport of(JsonNode health, Scrape before, Scrape now, Duration between) {
        List<Flow> outputs = new ArrayList<>();
        addFlow(outputs, "kafka", BOOKS + "delivered_total", before, now, between);
        addFlow(outputs, "live", LIVE + "delivered_total", before, now, between);
        Map<String, Long> dropped = whole(now.byLabel(BOOKS + "dropped_total"));
        now.byLabel(LIVE + "dropped_total")
                .forEach((reason, events) -> dropped.put("live " + reason, events.longValue()));
        return new HarvesterReport(
                health.path("status").asString("unknown"),
                down(health),
                inputs(before, now, between),
                outputs,
                dropped,
                whole(now.byLabel(BOOKS + "in_hand")),
                spool(now),
                problems(health));
    }

    private static List<Flow> inputs(Scrape before, Scrape now, Duration between) {
        Map<String, Double> earlier = before.byLabel(BOOKS + "received_total");
        List<Flow> inputs = new ArrayList<>();
        now.byLabel(BOOKS + "received_total")
                .forEach((name, events) -> inputs.add(flow(name, earlier.getOrDefault(name, 0.0), events, between)));
        return inputs;
    }

    private static void addFlow(
            List<Flow> flows, String name, String metric, Scrape before, Scrape now, Duration between) {
        OptionalDouble events = now.value(metric);
        if (events.isPresent()) {
            flows.add(flow(name, before.value(metric).orElse(0), events.getAsDouble(), between));
        }
    }

    private static Flow flow(String name, double before, double now, Duration between) {
        double rate = (now - before) / Math.max(0.001, between.toMillis() / 1e3);
        return new Flow(name, (long) now, Math.max(0, Math.round(rate * 10) / 10.0));
    }

    private static Map<String, Long> whole(Map<String, Double> values) {
        Map<String, Long> whole = new TreeMap<>();
        values.forEach((label, value) -> whole.put(label, value.longValue()));
        return whole;
    }

    private static @Nullable Spool spool(Scrape now) {
        OptionalDouble bytes = now.value(SPOOL + "bytes");
        return bytes.isEmpty()
                ? null
                : new Spool(
                        (long) bytes.getAsDouble(),
                        (long) now.value(SPOOL + "events").orElse(0),
                        now.value(SPOOL + "age").orElse(0));
    }

    private static List<String> down(JsonNode health) {
        return health.path("components")
                .propertyStream()
                .filter(component ->
                        !component.getValue().path("status").asString("").equals("UP"))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Those of {@code errors} have a time; what another part calls an error or a problem is so now. */
    private static List<Problem> problems(JsonNode health) {
        List<Problem> problems = new ArrayList<>();
        health.path("components")
                .forEachEntry((component, part) -> part.path("details").forEachEntry((key, detail) -> {
                    if (component.equals("errors")) {
                        problems.add(new Problem(
                                key,
                                detail.path("at").asString(""),
                                detail.path("times").asLong(1),
                                detail.path("problem").asString("")));
                    } else if (key.equals("problem") || key.equals("error") || key.endsWith("Error")) {
                        problems.add(new Problem(component, "", 1, detail.asString(detail.toString())));
                    }
                }));
        return problems;
    }
}
