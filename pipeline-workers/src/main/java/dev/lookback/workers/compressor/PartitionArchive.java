package dev.lookback.workers.compressor;

import dev.lookback.model.time.Interval;
import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides for one partition, in the order of its offsets, which part a batch belongs to, when a part is due, and how far
 * everything is archived (CONTRACT section 3, "When a part is written"). It knows no clock, no archive and no Kafka.
 *
 * <p>A part ends when a batch of its interval belongs to another window, would make it too large or is in the archive
 * already, or when any record of the partition shows that Kafka's own clock has left its window. It then is due at once.
 * One that nothing ended is due when its window is past and the partition was read up to an end offset asked for after
 * that.
 */
final class PartitionArchive {

    private final PartRules rules;
    private final Coverage coverage;
    private final ClosedIntervals closed;
    private final Map<Interval, OpenPart> growing = new HashMap<>();

    /** In the order of their first offsets, since that is the order they are made in. */
    private final Set<OpenPart> unarchived = new LinkedHashSet<>();

    private long nextEnd = Long.MAX_VALUE;

    PartitionArchive(PartRules rules, Coverage coverage, Optional<Interval> closed) {
        this.rules = rules;
        this.coverage = coverage;
        this.closed = new ClosedIntervals(rules, closed);
    }

    Coverage coverage() {
        return coverage;
    }

    /** To be told of every record before its batches are taken, also of one without any. */
    void pass(long appendedAt) {
        if (appendedAt > nextEnd) {
            growing.values().removeIf(part -> endIfPast(part, appendedAt));
            nextEnd = growing.values().stream()
                    .mapToLong(part -> part.window().lastMillis())
                    .min()
                    .orElse(Long.MAX_VALUE);
        }
    }

    /**
     * Takes what a record has of an interval.
     *
     * @return the part that it belongs to; none when it is in the archive already
     */
    Optional<OpenPart> take(Interval interval, long offset, long appendedAt, long bytes) {
        OpenPart part = growing.get(interval);
        if (coverage.covers(interval, offset)) {
            end(part);
            return Optional.empty();
        }
        AppendWindow window = rules.window(interval, appendedAt);
        if (part == null || !part.window().equals(window) || !part.hasRoomFor(bytes, rules.maxPartBytes())) {
            end(part);
            part = begin(window, offset);
        }
        part.add(offset, bytes);
        return Optional.of(part);
    }

    /** Whether an end offset asked for now would tell something. */
    boolean needsEndOffset(long now) {
        return closed.needsEndOffset(now) || unarchived.stream().anyMatch(part -> part.needsEndOffset(now));
    }

    /** @param askedAt not later than the moment when Kafka was asked */
    void endOffset(long endOffset, long askedAt) {
        closed.endOffset(endOffset, askedAt);
        unarchived.stream().filter(part -> part.needsEndOffset(askedAt)).forEach(part -> part.await(endOffset));
    }

    boolean hasDue(long position) {
        return unarchived.stream().anyMatch(part -> part.isComplete(position));
    }

    /** The next part to write, which then gets no more batches. It is given again until it is archived. */
    Optional<OpenPart> nextDue(long position) {
        Optional<OpenPart> due =
                unarchived.stream().filter(part -> part.isComplete(position)).findFirst();
        due.ifPresent(this::end);
        return due;
    }

    void archived(OpenPart part) {
        unarchived.remove(part);
    }

    /** The lowest offset that is not wholly archived; a record of no interval is archived when it is passed. */
    long commitOffset(long position) {
        return unarchived.stream().mapToLong(OpenPart::firstOffset).min().orElse(position);
    }

    /** The last interval that is closed, as all before it are. It never goes back. */
    Optional<Interval> closed(long position) {
        Optional<Interval> firstOpen = unarchived.stream()
                .map(OpenPart::window)
                .filter(window -> !window.isLate())
                .map(AppendWindow::interval)
                .min(Comparator.naturalOrder());
        return closed.advance(position, firstOpen);
    }

    private OpenPart begin(AppendWindow window, long offset) {
        OpenPart part = new OpenPart(window, offset);
        growing.put(window.interval(), part);
        unarchived.add(part);
        nextEnd = Math.min(nextEnd, window.lastMillis());
        return part;
    }

    private void end(@Nullable OpenPart part) {
        if (part != null) {
            part.end();
            growing.remove(part.window().interval(), part);
        }
    }

    private static boolean endIfPast(OpenPart part, long appendedAt) {
        if (part.window().isPast(appendedAt)) {
            part.end();
        }
        return part.hasEnded();
    }
}
