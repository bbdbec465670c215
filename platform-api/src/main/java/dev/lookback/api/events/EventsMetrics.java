package dev.lookback.api.events;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The books of reading: events read, of the range that was asked for = sent + unwanted, but for those that were in hand when a
 * stream ended before its end. Beside them the streams that are read now, and how those before have ended.
 */
final class EventsMetrics {

    /** How a stream has ended. */
    enum Outcome {
        /** All was sent that was asked for. */
        WHOLE,
        /** The client has gone before. */
        GONE,
        /** It could not be read to its end: the client was cut off, or told so before the first event. */
        BROKEN
    }

    private final MeterRegistry registry;
    private final Counter read;
    private final Counter sent;
    private final Counter unwanted;
    private final Counter refused;
    private final AtomicInteger open;

    EventsMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.read = registry.counter("lookback.events.read");
        this.sent = registry.counter("lookback.events.sent");
        this.unwanted = registry.counter("lookback.events.unwanted");
        this.refused = registry.counter("lookback.events.streams.refused");
        this.open = registry.gauge("lookback.events.streams.open", new AtomicInteger());
        for (Outcome outcome : Outcome.values()) {
            streams(outcome);
        }
    }

    void opened() {
        open.incrementAndGet();
    }

    void closed() {
        open.decrementAndGet();
    }

    void refused() {
        refused.increment();
    }

    void ended(Outcome outcome) {
        streams(outcome).increment();
    }

    void read(long wanted, long others) {
        read.increment(wanted + others);
        sent.increment(wanted);
        unwanted.increment(others);
    }

    private Counter streams(Outcome outcome) {
        return registry.counter(
                "lookback.events.streams.ended", "outcome", outcome.name().toLowerCase(Locale.ROOT));
    }
}
