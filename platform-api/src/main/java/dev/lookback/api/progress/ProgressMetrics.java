package dev.lookback.api.progress;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import java.util.concurrent.atomic.AtomicInteger;

/** How many watch, how many went away in the middle, and how many could not be taken. */
final class ProgressMetrics {

    private final AtomicInteger clients;
    private final Counter gone;
    private final Counter refused;

    ProgressMetrics(MeterRegistry registry) {
        this.clients = registry.gauge("lookback.progress.clients", new AtomicInteger());
        this.gone = registry.counter("lookback.progress.clients.gone");
        this.refused = registry.counter("lookback.progress.clients.refused");
    }

    void opened() {
        clients.incrementAndGet();
    }

    void closed() {
        clients.decrementAndGet();
    }

    void gone() {
        gone.increment();
    }

    void refused() {
        refused.increment();
    }
}
