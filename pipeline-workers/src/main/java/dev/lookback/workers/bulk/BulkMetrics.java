package dev.lookback.workers.bulk;

import dev.lookback.search.BulkOutcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** How the requests of one stage go. */
public final class BulkMetrics {

    private final Timer duration;
    private final DistributionSummary documents;
    private final Counter created;
    private final Counter alreadyThere;
    private final Counter repeated;
    private final Counter failed;

    /** @param stage as it stands in meter names, {@code recent} or {@code indexer} */
    public BulkMetrics(String stage, MeterRegistry registry) {
        String prefix = "lookback." + stage + ".bulk.";
        duration = Timer.builder(prefix + "duration")
                .description("from sending a request to its answer")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
        documents = DistributionSummary.builder(prefix + "size")
                .baseUnit("documents")
                .register(registry);
        created = registry.counter(prefix + "documents", "result", "created");
        alreadyThere = registry.counter(prefix + "documents", "result", "already there");
        repeated = registry.counter(prefix + "documents", "result", "again");
        failed = registry.counter(prefix + "failures");
    }

    Timer duration() {
        return duration;
    }

    void answered(int count, BulkOutcome outcome) {
        documents.record(count);
        created.increment(outcome.created());
        alreadyThere.increment(outcome.alreadyThere());
        repeated.increment(outcome.again().size());
    }

    void failed() {
        failed.increment();
    }
}
