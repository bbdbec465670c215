package dev.lookback.workers.compressor;

import dev.lookback.model.time.Interval;
import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * How far a partition's intervals are closed: their end and grace are past, the partition was read up to an end offset
 * asked for after that, and what was on time is archived.
 */
final class ClosedIntervals {

    private record Pending(Interval interval, long awaitedOffset) {}

    private final PartRules rules;
    private @Nullable Interval closed;
    private @Nullable Interval read;
    private @Nullable Pending pending;

    /** @param closed as an earlier owner of the partition has committed it */
    ClosedIntervals(PartRules rules, Optional<Interval> closed) {
        this.rules = rules;
        this.closed = closed.orElse(null);
        this.read = this.closed;
    }

    boolean needsEndOffset(long now) {
        return pending == null && candidate(now).isPresent();
    }

    void endOffset(long endOffset, long askedAt) {
        if (pending == null) {
            pending = candidate(askedAt)
                    .map(interval -> new Pending(interval, endOffset))
                    .orElse(null);
        }
    }

    Optional<Interval> advance(long position, Optional<Interval> firstOpen) {
        if (pending != null && position >= pending.awaitedOffset()) {
            read = pending.interval();
            pending = null;
        }
        Interval reached = read;
        if (reached != null && firstOpen.isPresent() && firstOpen.get().compareTo(reached) <= 0) {
            reached = before(firstOpen.get());
        }
        if (reached != null && (closed == null || reached.compareTo(closed) > 0)) {
            closed = reached;
        }
        return Optional.ofNullable(closed);
    }

    private Optional<Interval> candidate(long now) {
        return rules.lastPast(now).filter(interval -> read == null || interval.compareTo(read) > 0);
    }

    private static @Nullable Interval before(Interval interval) {
        return interval.number() == 0 ? null : new Interval(interval.number() - 1);
    }
}
