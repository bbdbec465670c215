package dev.lookback.harvester.batch;

import dev.lookback.harvester.event.EventLine;
import dev.lookback.model.time.Interval;
import dev.lookback.model.time.Intervals;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Decides which batch a line goes to and when a batch is complete: when it is full, when it is old, or when it is the oldest
 * and all together are too many or too big. No clock, no lock, no I/O.
 */
final class OpenBatches {

    /**
     * @param maxAge of a batch
     * @param maxCount of batches
     * @param maxBytes of memory of all batches; one may pass it by its own size
     */
    record Limits(Duration maxAge, int maxCount, long maxBytes) {}

    private final Intervals intervals;
    private final Limits limits;
    private final Consumer<OpenBatch> complete;

    /** In the order in which they were opened. */
    private final Map<OpenBatch.Key, OpenBatch> open = new LinkedHashMap<>();

    private @Nullable OpenBatch last;
    private long capacity;

    /** @param complete takes a batch that nothing will be added to */
    OpenBatches(Intervals intervals, Limits limits, Consumer<OpenBatch> complete) {
        this.intervals = intervals;
        this.limits = limits;
        this.complete = complete;
    }

    void add(EventLine line, Instant now) {
        OpenBatch batch = batchFor(line, now);
        if (!batch.hasRoom(line.length())) {
            complete(batch);
            batch = batchFor(line, now);
        }
        int before = batch.capacity();
        batch.add(line);
        capacity += batch.capacity() - before;
        last = batch;
        while (open.size() > limits.maxCount() || (capacity > limits.maxBytes() && open.size() > 1)) {
            complete(oldest());
        }
    }

    private OpenBatch batchFor(EventLine line, Instant now) {
        long interval = Math.floorDiv(line.epochSecond(), intervals.seconds());
        if (last != null && last.isOf(line.host(), interval)) {
            return last;
        }
        OpenBatch.Key key = new OpenBatch.Key(line.host(), new Interval(interval));
        OpenBatch batch = open.get(key);
        if (batch == null) {
            batch = new OpenBatch(key, now);
            open.put(key, batch);
            capacity += batch.capacity();
        }
        return batch;
    }

    /** Completes what is old enough. */
    void completeDue(Instant now) {
        while (due().filter(due -> !now.isBefore(due)).isPresent()) {
            complete(oldest());
        }
    }

    void completeAll() {
        while (!open.isEmpty()) {
            complete(oldest());
        }
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    /** When the next batch is old enough; empty when none is open. */
    Optional<Instant> due() {
        return open.isEmpty()
                ? Optional.empty()
                : Optional.of(oldest().openedAt().plus(limits.maxAge()));
    }

    private OpenBatch oldest() {
        return open.values().iterator().next();
    }

    private void complete(OpenBatch batch) {
        open.remove(batch.key());
        capacity -= batch.capacity();
        if (last == batch) {
            last = null;
        }
        complete.accept(batch);
    }
}
