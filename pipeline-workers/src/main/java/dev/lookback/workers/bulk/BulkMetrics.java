package dev.lookback.workers.bulk;

import dev.lookback.search.BulkOutcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** How the requests of one stage go. */
public final class BulkMetrics {

    private final String stage;
    private final Timer duration;
    private final DistributionSummary documents;
    private final DistributionSummary requestBytes;
    private final AtomicLong bytesInFlight = new AtomicLong();
    private final List<BulkSize> sizes = new CopyOnWriteArrayList<>();
    private final Counter created;
    private final Counter alreadyThere;
    private final Counter repeated;
    private final Counter failed;

    /** @param stage as it stands in meter names, {@code recent} or {@code indexer} */
    public BulkMetrics(String stage, MeterRegistry registry) {
        this.stage = stage;
        String prefix = "lookback." + stage + ".bulk.";
        duration = Timer.builder(prefix + "duration")
                .description("from sending a request to its answer")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
        documents = DistributionSummary.builder(prefix + "size")
                .baseUnit("documents")
                .register(registry);
        requestBytes = DistributionSummary.builder(prefix + "request")
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder(prefix + "in.flight", bytesInFlight, AtomicLong::get)
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder(prefix + "target", sizes, BulkMetrics::largest)
                .description("the size that requests are given under load")
                .baseUnit("bytes")
                .register(registry);
        created = registry.counter(prefix + "documents", "result", "created");
        alreadyThere = registry.counter(prefix + "documents", "result", "already there");
        repeated = registry.counter(prefix + "documents", "result", "again");
        failed = registry.counter(prefix + "failures");
    }

    String stage() {
        return stage;
    }

    /** A pipeline's; where a stage has several, the largest is shown. */
    void watch(BulkSize size) {
        sizes.add(size);
    }

    private static double largest(List<BulkSize> sizes) {
        return sizes.stream().mapToInt(BulkSize::bytes).max().orElse(0);
    }

    void sent(int bytes) {
        bytesInFlight.addAndGet(bytes);
    }

    /** It has had its answer, or has failed. */
    void ended(int bytes) {
        bytesInFlight.addAndGet(-bytes);
    }

    void answered(int count, int bytes, long nanos, BulkOutcome outcome) {
        duration.record(nanos, TimeUnit.NANOSECONDS);
        documents.record(count);
        requestBytes.record(bytes);
        created.increment(outcome.created());
        alreadyThere.increment(outcome.alreadyThere());
        repeated.increment(outcome.again().size());
    }

    void failed() {
        failed.increment();
    }
}
