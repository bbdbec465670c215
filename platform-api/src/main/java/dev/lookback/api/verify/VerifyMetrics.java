package dev.lookback.api.verify;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** What checks have found. One that is made twice counts twice. */
final class VerifyMetrics {

    private static final String PREFIX = "lookback.verify.";

    private final MeterRegistry registry;
    private final Counter intervals;
    private final Counter gaps;

    VerifyMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.intervals = registry.counter(PREFIX + "intervals");
        this.gaps = Counter.builder(PREFIX + "gaps")
                .description("ranges of batches that are missing")
                .register(registry);
        for (FindingKind kind : FindingKind.values()) {
            problems(kind);
        }
    }

    /** Of problems those that the answer lists: a thousand. */
    void ended(VerifyAnswer answer) {
        intervals.increment((double) answer.checked());
        gaps.increment((double) answer.gaps().size() + answer.more().gaps());
        answer.problems().forEach(finding -> problems(finding.kind()).increment());
    }

    private Counter problems(FindingKind kind) {
        return Counter.builder(PREFIX + "problems")
                .description("parts that are not what they should be")
                .tag("kind", kind.text())
                .register(registry);
    }
}
