package dev.lookback.harvester.http;

import dev.lookback.harvester.event.LastErrors;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts what senders were told instead of 200, and keeps the last of it. */
final class Refusals {

    private static final String PLACE = "http";

    private final MeterRegistry registry;
    private final LastErrors errors;

    Refusals(MeterRegistry registry, LastErrors errors) {
        this.registry = registry;
        this.errors = errors;
    }

    void count(RefusedException refused) {
        int status = refused.status().value();
        errors.say(PLACE, status + ": " + refused.withoutEvent());
        Counter.builder("lookback.harvester.http.refused")
                .description("requests that were not acknowledged")
                .tag("status", Integer.toString(status))
                .register(registry)
                .increment();
    }
}
