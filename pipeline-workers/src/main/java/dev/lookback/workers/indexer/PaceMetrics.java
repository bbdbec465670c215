package dev.lookback.workers.indexer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** How much the indexer gives way. */
final class PaceMetrics {

    private final String prefix;
    private final MeterRegistry registry;
    private final AtomicInteger window = new AtomicInteger();
    private final Timer wait;

    PaceMetrics(String prefix, MeterRegistry registry) {
        this.prefix = prefix;
        this.registry = registry;
        Gauge.builder(prefix + "window", window, AtomicInteger::get)
                .description("how many requests may be in flight")
                .baseUnit("requests")
                .register(registry);
        wait = Timer.builder(prefix + "wait")
                .description("until it is a request's turn")
                .register(registry);
        for (PaceWindow.Decrease reason : PaceWindow.Decrease.values()) {
            decreases(reason);
        }
    }

    void window(int requests) {
        window.set(requests);
    }

    void waited(long nanos) {
        wait.record(nanos, TimeUnit.NANOSECONDS);
    }

    void decreased(PaceWindow.Decrease reason) {
        decreases(reason).increment();
    }

    private Counter decreases(PaceWindow.Decrease reason) {
        return registry.counter(prefix + "decreases", "reason", reason.name().toLowerCase(Locale.ROOT));
    }
}
