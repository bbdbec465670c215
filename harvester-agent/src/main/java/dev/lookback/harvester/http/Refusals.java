package dev.lookback.harvester.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** What senders were told instead of 200. */
final class Refusals {

    /** @param detail as the sender got it */
    record Refusal(Instant at, int status, String detail) {}

    private final MeterRegistry registry;
    private final Clock clock;
    private volatile Optional<Refusal> last = Optional.empty();

    Refusals(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    void count(RefusedException refused) {
        int status = refused.status().value();
        last = Optional.of(new Refusal(clock.instant(), status, String.valueOf(refused.getMessage())));
        Counter.builder("lookback.harvester.http.refused")
                .description("requests that were not acknowledged")
                .tag("status", Integer.toString(status))
                .register(registry)
                .increment();
    }

    Optional<Refusal> last() {
        return last;
    }
}
