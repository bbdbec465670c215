package dev.lookback.api.kibana;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Data views made and removed, and sweeps that broke off. */
final class KibanaMetrics {

    private final Counter created;
    private final Counter removed;
    private final Counter failed;

    KibanaMetrics(MeterRegistry registry) {
        this.created = registry.counter("lookback.kibana.views.created");
        this.removed = registry.counter("lookback.kibana.views.removed");
        this.failed = registry.counter("lookback.kibana.sweeps.failed");
    }

    void created() {
        created.increment();
    }

    void removed() {
        removed.increment();
    }

    void failed() {
        failed.increment();
    }
}
