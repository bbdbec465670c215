package dev.lookback.harvester.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import java.util.function.ToDoubleFunction;

/** The books of live sending: received = delivered + unwanted + dropped (by reason) + in hand. */
final class LiveMetrics {

    private static final String EVENTS = "lookback.harvester.live.events.";
    private static final String DROPPED = EVENTS + "dropped";

    private final MeterRegistry registry;
    private final Counter delivered;
    private final Counter unwanted;
    private final Counter failed;
    private final Counter unreachable;
    private final Counter stopped;
    private final Counter datagrams;
    private final Counter bytes;

    LiveMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.delivered = Counter.builder(EVENTS + "delivered")
                .description("events that were sent to one receiver at least")
                .register(registry);
        this.unwanted = Counter.builder(EVENTS + "unwanted")
                .description("events that the filter does not want")
                .register(registry);
        this.failed = dropped("filter");
        this.unreachable = dropped("unreachable");
        this.stopped = dropped("stopped");
        this.datagrams = registry.counter("lookback.harvester.live.datagrams.sent");
        this.bytes = registry.counter("lookback.harvester.live.bytes.sent");
    }

    private Counter dropped(String reason) {
        return Counter.builder(DROPPED)
                .description("events that were not sent")
                .tag("reason", reason)
                .register(registry);
    }

    /** Shows what the queue counts under its own lock. */
    void show(LiveQueue queue) {
        FunctionCounter.builder(EVENTS + "received", queue, LiveQueue::received)
                .description("events that the harvester has taken in")
                .register(registry);
        show(queue, "full", LiveQueue::refused);
        show(queue, "too-long", LiveQueue::tooLong);
        Gauge.builder(EVENTS + "in.hand", queue, LiveQueue::size)
                .description("events that are neither sent nor dropped yet")
                .register(registry);
    }

    private void show(LiveQueue queue, String reason, ToDoubleFunction<LiveQueue> count) {
        FunctionCounter.builder(DROPPED, queue, count)
                .description("events that were not sent")
                .tag("reason", reason)
                .register(registry);
    }

    void show(Receivers receivers) {
        show(receivers, "up", Receivers::up);
        show(receivers, "down", Receivers::down);
    }

    private void show(Receivers receivers, String state, ToDoubleFunction<Receivers> count) {
        Gauge.builder("lookback.harvester.live.receivers", receivers, count)
                .description("addresses of gateways")
                .tag("state", state)
                .register(registry);
    }

    void unwanted() {
        unwanted.increment();
    }

    /** The filter could not say. */
    void failed() {
        failed.increment();
    }

    /** @param receivers how many it was sent to */
    void sent(int events, int length, int receivers) {
        (receivers > 0 ? delivered : unreachable).increment(events);
        datagrams.increment(receivers);
        bytes.increment((double) length * receivers);
    }

    void stopped(int events) {
        stopped.increment(events);
    }
}
