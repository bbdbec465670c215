package dev.lookback.harvester.graphite;

import dev.lookback.harvester.event.EventLine;
import dev.lookback.harvester.socket.Arrival;
import dev.lookback.model.event.EventIds;
import dev.lookback.model.event.EventLineWriter;
import dev.lookback.model.event.EventTimestamp;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Writes samples as metric events (docs/harvester.md has the table). One thread at a time. */
final class GraphiteEventWriter {

    private static final String DEFAULT_SERVICE = "graphite";

    private final EventLineWriter line = new EventLineWriter();
    private final EventIds ids;
    private final Duration maxClockSkew;

    GraphiteEventWriter(EventIds ids, Duration maxClockSkew) {
        this.ids = ids;
        this.maxClockSkew = maxClockSkew;
    }

    /** Returns a line that stays as it is until the next call. */
    EventLine write(GraphiteSample sample, Arrival arrival) {
        EventTimestamp timestamp = timestamp(sample, arrival);
        Map<String, String> labels = new LinkedHashMap<>(sample.tags());
        String host = Objects.requireNonNullElse(labels.remove("host"), arrival.peer());
        String service = Objects.requireNonNullElse(labels.remove("service"), DEFAULT_SERVICE);
        line.clear();
        line.begin(timestamp.time(), ids.next(), "metric");
        timestamp.original().ifPresent(original -> line.member("original_timestamp", original));
        line.host(host)
                .service(service)
                .object("metric")
                .member("name", sample.path())
                .memberJson("value", sample.value().toString().getBytes(StandardCharsets.US_ASCII))
                .member("type", "gauge")
                .object("source")
                .member("ip", arrival.peer());
        if (!labels.isEmpty()) {
            line.object("labels");
            labels.forEach(line::member);
        }
        line.end();
        return new EventLine(host, timestamp.time().getEpochSecond(), line.buffer(), 0, line.length());
    }

    private EventTimestamp timestamp(GraphiteSample sample, Arrival arrival) {
        boolean isNow = sample.timestamp().signum() < 0;
        return EventTimestamp.of(
                isNow ? null : sample.timestamp(),
                arrival.receivedAt(),
                arrival.receivedAt().plus(maxClockSkew));
    }
}
