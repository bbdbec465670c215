package dev.lookback.blocks;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.function.Supplier;

/** {@code lookback.archive.calls}, a timer by {@code operation} and {@code outcome}. */
final class ArchiveMetrics {

    private final MeterRegistry registry;

    ArchiveMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    <T extends @Nullable Object> T time(String operation, Supplier<T> call) {
        long start = registry.config().clock().monotonicTime();
        String outcome = "failed";
        try {
            T result = call.get();
            outcome = "done";
            return result;
        } finally {
            Duration taken = Duration.ofNanos(registry.config().clock().monotonicTime() - start);
            registry.timer("lookback.archive.calls", "operation", operation, "outcome", outcome)
                    .record(taken);
        }
    }
}
