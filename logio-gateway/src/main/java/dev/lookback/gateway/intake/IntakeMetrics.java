package dev.lookback.gateway.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import java.util.EnumMap;
import java.util.Map;

/** The books of what comes in: received = delivered + dropped (by reason). */
public final class IntakeMetrics {

    /** Why an event that was received is not delivered. */
    public enum DropReason {
        /** It was there within the last minute. */
        DUPLICATE("duplicate"),
        /** Its datagram names another environment. */
        FOREIGN("foreign-environment"),
        /** It is no datagram, or no line, of ours. */
        JUNK("junk"),
        /** There was no room for it, and its protocol cannot wait. */
        FULL("full"),
        /** It was received after the gateway had begun to stop. */
        STOPPED("stopped");

        private final String tag;

        DropReason(String tag) {
            this.tag = tag;
        }
    }

    private final Map<Via, Counter> received = new EnumMap<>(Via.class);
    private final Map<DropReason, Counter> dropped = new EnumMap<>(DropReason.class);
    private final Counter delivered;

    public IntakeMetrics(MeterRegistry registry) {
        for (Via via : Via.values()) {
            received.put(
                    via,
                    Counter.builder("lookback.gateway.events.received")
                            .description("events that arrived; what is no datagram of ours counts as one")
                            .tag("input", via.tag())
                            .register(registry));
        }
        for (DropReason reason : DropReason.values()) {
            dropped.put(
                    reason,
                    Counter.builder("lookback.gateway.events.dropped")
                            .description("events that arrived and are shown to nobody")
                            .tag("reason", reason.tag)
                            .register(registry));
        }
        this.delivered = Counter.builder("lookback.gateway.events.delivered")
                .description("events that were looked at for every subscription")
                .register(registry);
    }

    void queue(IntakeQueue queue, MeterRegistry registry) {
        Gauge.builder("lookback.gateway.intake.bytes", queue, IntakeQueue::bytes)
                .description("what has come in and is not yet looked at")
                .baseUnit("bytes")
                .register(registry);
    }

    public void received(Via via, int events) {
        counter(received, via).increment(events);
    }

    public void dropped(DropReason reason, int events) {
        counter(dropped, reason).increment(events);
    }

    public void delivered(int events) {
        delivered.increment(events);
    }

    /** How many events a datagram of any environment seems to have: a line feed ends its head and each line. */
    public static int events(byte[] datagram, int offset, int length) {
        int lineFeeds = 0;
        for (int i = offset; i < offset + length; i++) {
            if (datagram[i] == '\n') {
                lineFeeds++;
            }
        }
        return Math.max(1, lineFeeds - 1);
    }

    private static <K extends Enum<K>> Counter counter(Map<K, Counter> counters, K key) {
        Counter counter = counters.get(key);
        if (counter == null) {
            throw new IllegalStateException("no counter of " + key);
        }
        return counter;
    }
}
