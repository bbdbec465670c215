package dev.lookback.api.schedule;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The books of results: received = delivered (to a saved record) + dropped (by reason) + in hand. Beside them the tasks
 * handed out, the loads under way, how loads have ended, and the intervals that late parts were found of.
 */
final class SchedulerMetrics {

    enum Dropped {
        /** Of a load that another has taken the place of. */
        OTHER_LOAD("other-load"),
        /** Of an index that is not loading here any more. */
        NOT_LOADING("not-loading"),
        UNDECODABLE("undecodable");

        private final String reason;

        Dropped(String reason) {
            this.reason = reason;
        }
    }

    private final MeterRegistry registry;
    private final Counter tasks;
    private final Counter late;
    private final Counter received;
    private final Counter delivered;
    private final AtomicLong inHand;
    private final AtomicLong loads;

    SchedulerMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.tasks = registry.counter("lookback.scheduler.tasks");
        this.late = registry.counter("lookback.scheduler.late.intervals");
        this.received = registry.counter("lookback.scheduler.results.received");
        this.delivered = registry.counter("lookback.scheduler.results.delivered");
        this.inHand = registry.gauge("lookback.scheduler.results.in.hand", new AtomicLong());
        this.loads = registry.gauge("lookback.scheduler.loads", new AtomicLong());
        for (Dropped reason : Dropped.values()) {
            dropped(reason);
        }
        for (LoadRecord.Outcome outcome : LoadRecord.Outcome.values()) {
            loadsEnded(outcome);
        }
    }

    void handedOut(int count) {
        tasks.increment(count);
    }

    void late(int intervals) {
        late.increment(intervals);
    }

    void received() {
        received.increment();
        inHand.incrementAndGet();
    }

    void drop(Dropped reason) {
        inHand.decrementAndGet();
        dropped(reason).increment();
    }

    void saved() {
        delivered.increment((double) inHand.getAndSet(0));
    }

    void loads(int count) {
        loads.set(count);
    }

    void ended(LoadRecord.Outcome outcome) {
        loadsEnded(outcome).increment();
    }

    private Counter loadsEnded(LoadRecord.Outcome outcome) {
        return registry.counter(
                "lookback.scheduler.loads.ended", "outcome", outcome.name().toLowerCase(Locale.ROOT));
    }

    private Counter dropped(Dropped reason) {
        return registry.counter("lookback.scheduler.results.dropped", "reason", reason.reason);
    }
}
