package dev.lookback.api.verify;

import dev.lookback.api.environment.Closing;
import dev.lookback.api.verify.AgentNumbers.Reference;
import dev.lookback.api.verify.NumbersLedger.Hole;
import dev.lookback.api.verify.Unknown.Reason;
import dev.lookback.model.block.AgentBatches.SequenceRange;
import dev.lookback.model.time.Interval;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Says of numbers that were not seen in a range whether they are gone. Each batch names the interval of the one before it,
 * so it walks back from the batch behind them, through whatever intervals, until it is at a number that was seen. A number
 * whose interval does not have it is a gap; one below that is unplaced, since the batch that would name its interval is
 * not there.
 */
final class GapFinder {

    private final Closing closing;
    private final RememberedSettled settled;
    private final Neighbours neighbours;
    private final Stop stop;
    private long settledChanges;

    /** What it finds. */
    interface Found {
        void gap(Gap gap);

        void unknown(Unknown unknown);
    }

    GapFinder(Closing closing, RememberedSettled settled, Neighbours neighbours, Stop stop) {
        this.closing = closing;
        this.settled = settled;
        this.neighbours = neighbours;
        this.stop = stop;
        this.settledChanges = settled.changes();
    }

    void find(List<Hole> holes, Found found) {
        // Whatever is archived until the last is so until any: mostly this one question is enough.
        holes.stream()
                .flatMap(hole -> hole.reference().stream())
                .map(Reference::writtenAt)
                .max(Comparator.naturalOrder())
                .ifPresent(settled::isArchivedUntil);
        holes.stream()
                .sorted(Comparator.comparing(GapFinder::place).thenComparing(Hole::agent))
                .forEach(hole -> walk(hole, found));
    }

    /** Holes that lead to the same interval come one after the other. */
    private static long place(Hole hole) {
        return hole.reference().map(Reference::interval).map(Interval::number).orElse(-1L);
    }

    private void walk(Hole hole, Found found) {
        long top = hole.top();
        Optional<Reference> reference = hole.reference();
        while (top > hole.floor()) {
            stop.check();
            if (reference.isEmpty()) {
                found.unknown(unplaced(hole, top));
                return;
            }
            boolean isArchived = isArchivedUntil(reference.get().writtenAt());
            Optional<Neighbours.Numbers> numbers = neighbours.of(reference.get().interval());
            if (numbers.isEmpty()) {
                found.unknown(tooMany(hole, top));
                return;
            }
            AgentNumbers agent = numbers.get().agents().getOrDefault(hole.agent(), new AgentNumbers());
            Optional<SequenceRange> range = agent.seen().rangeOf(top);
            if (range.isEmpty()) {
                missing(hole, top, new Place(reference.get(), numbers.get(), isArchived), found);
                long missing = top - 1;
                top = agent.seen().below(top).orElse(hole.floor());
                if (missing > Math.max(top, hole.floor())) {
                    found.unknown(unplaced(hole, missing, Math.max(top, hole.floor()) + 1));
                }
                range = agent.seen().rangeOf(top);
            }
            if (range.isEmpty()) {
                return;
            }
            top = range.get().first() - 1;
            reference = agent.reference(top);
        }
    }

    /** Where a batch must be that is not there. */
    private record Place(Reference reference, Neighbours.Numbers numbers, boolean isArchived) {

        Interval interval() {
            return reference.interval();
        }
    }

    /** What is read of the archive is read behind the answer: it has all that the answer counts as archived. */
    private boolean isArchivedUntil(Instant time) {
        boolean isArchived = settled.isArchivedUntil(time);
        if (settled.changes() != settledChanges) {
            settledChanges = settled.changes();
            neighbours.forget();
        }
        return isArchived;
    }

    private void missing(Hole hole, long number, Place place, Found found) {
        String interval = place.interval().key();
        if (!closing.isClosed(place.interval())) {
            found.unknown(one(Reason.OPEN, hole, number, interval, "its interval is not closed yet"));
        } else if (!place.isArchived()) {
            found.unknown(one(
                    Reason.ON_ITS_WAY,
                    hole,
                    number,
                    interval,
                    "not all that was sent until " + place.reference().writtenAt() + " is archived yet"));
        } else if (place.numbers().unread().isPresent()) {
            String key = place.numbers().unread().get();
            found.unknown(one(
                    Reason.UNREADABLE,
                    hole,
                    number,
                    interval,
                    "may be in the part of " + key + ", which cannot be told"));
        } else if (neighbours.isOlderThanArchive(place.interval())) {
            found.unknown(one(
                    Reason.OLDER_THAN_ARCHIVE,
                    hole,
                    number,
                    interval,
                    "its interval is older than the archive's first"));
        } else {
            found.gap(new Gap(hole.agent(), place.reference().host(), number, number, interval));
        }
    }

    private static Unknown one(Reason reason, Hole hole, long number, String interval, String detail) {
        return Unknown.batches(
                reason, interval, new Unknown.Batches(hole.agent(), hole.host(), number, number), detail);
    }

    private static Unknown unplaced(Hole hole, long top) {
        return unplaced(hole, top, hole.floor() + 1);
    }

    private static Unknown unplaced(Hole hole, long top, long from) {
        return Unknown.batches(
                Reason.UNPLACED,
                null,
                new Unknown.Batches(hole.agent(), hole.host(), from, top),
                "not in this range, and where else is not known: batch " + (top + 1) + ", which would say it, "
                        + "is not there or does not");
    }

    private static Unknown tooMany(Hole hole, long top) {
        return Unknown.batches(
                Reason.TOO_MANY,
                null,
                new Unknown.Batches(hole.agent(), hole.host(), hole.floor() + 1, top),
                "more intervals to look into than one request may; ask for a shorter range");
    }
}
