package dev.lookback.harvester.nacl;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import java.util.function.ToDoubleFunction;

/** How long a proxy takes to acknowledge, and how often it is connected to. */
final class NaclSendMetrics {

    private final MeterRegistry registry;
    private final Timer timer;
    private final Counter attempts;

    NaclSendMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.timer = Timer.builder("lookback.harvester.nacl.send")
                .description("from taking a batch until the proxy has acknowledged it")
                .register(registry);
        this.attempts = registry.counter("lookback.harvester.nacl.connects");
    }

    void show(Outbox outbox, LinkState state) {
        gauge("lookback.harvester.nacl.batches.unacknowledged", outbox, Outbox::unacknowledged);
        gauge("lookback.harvester.nacl.batches.refused", outbox, Outbox::refused);
        gauge("lookback.harvester.nacl.connected", state, shown -> shown.proxy().isPresent() ? 1 : 0);
    }

    private <T> void gauge(String name, T shown, ToDoubleFunction<T> value) {
        registry.gauge(name, shown, value);
    }

    void connects() {
        attempts.increment();
    }

    Runnable timed(Runnable acknowledged) {
        Timer.Sample sample = Timer.start(registry);
        return () -> {
            sample.stop(timer);
            acknowledged.run();
        };
    }
}
