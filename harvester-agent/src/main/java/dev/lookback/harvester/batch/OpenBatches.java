package dev.lookback.harvester.batch;

import dev.lookback.harvester.event.EventLine;
import dev.lookback.harvester.spool.BatchKey;
import dev.lookback.model.time.Interval;
import dev.lookback.model.time.Intervals;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Decides which batch a line goes to and when a batch is complete: when it is full, when it is old, when it is the oldest
 * and all together are too many or too big, or when the journal must not wait for it. No clock, no lock, no I/O.
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
    private final Map<BatchKey, OpenBatch> open = new LinkedHashMap<>();

    private @Nullable OpenBatch last;
    private long capacity;

    /** @param complete takes a batch that nothing will be added to */
    OpenBatches(Intervals intervals, Limits limits, Consumer<OpenBatch> complete) {
        this.intervals = intervals;
        this.limits = limits;
        this.complete = complete;
    }

    /** @param position the line's, in the journal; they only grow */
    void add(EventLine line, long position, Instant now) {
        OpenBatch batch = batchFor(line, position, now);
        if (!batch.hasRoom(line.length())) {
            complete(batch);
            batch = batchFor(line, position, now);
        }
        int before = batch.capacity();
        batch.add(line, position);
        capacity += batch.capacity() - before;
        last = batch;
        while (open.size() > limits.maxCount() || (capacity > limits.maxBytes() && open.size() > 1)) {
            complete(first());
        }
    }

    private OpenBatch batchFor(EventLine line, long position, Instant now) {
        long interval = Math.floorDiv(line.epochSecond(), intervals.seconds());
        if (last != null && last.isOf(line.host(), interval)) {
            return last;
        }
        BatchKey key = new BatchKey(line.host(), new Interval(interval));
        OpenBatch batch = open.get(key);
        if (batch == null) {
            batch = new OpenBatch(key, now, position);
            open.put(key, batch);
            capacity += batch.capacity();
        }
        return batch;
    }

    /** Completes what is old enough. */
    void completeDue(Instant now) {
        while (due().filter(due -> !now.isBefore(due)).isPresent()) {
            complete(first());
        }
    }

    /** Completes what has a line before the position. */
    void completeBefore(long position) {
        while (!open.isEmpty() && first().firstPosition() < position) {
            complete(first());
        }
    }

    void completeAll() {
        while (!open.isEmpty()) {
            complete(first());
        }
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    /** Of the first line that is in none but an open batch; empty when none is open. */
    OptionalLong firstPosition() {
        return open.isEmpty() ? OptionalLong.empty() : OptionalLong.of(first().firstPosition());
    }

    /** When the next batch is old enough; empty when none is open. */
    Optional<Instant> due() {
        return oldest().map(openedAt -> openedAt.plus(limits.maxAge()));
    }

    /** When the oldest batch was opened; empty when none is open. */
    Optional<Instant> oldest() {
        return open.isEmpty() ? Optional.empty() : Optional.of(first().openedAt());
    }

    private OpenBatch first() {
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
