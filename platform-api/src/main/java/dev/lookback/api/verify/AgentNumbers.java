package dev.lookback.api.verify;

import dev.lookback.model.block.AgentBatches;
import dev.lookback.model.block.AgentBatches.SequenceRange;
import dev.lookback.model.time.Interval;

import java.time.Instant;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The numbers of one agent's batches that were seen, and where those before them must be. */
final class AgentNumbers {

    private final SequenceSet seen = new SequenceSet();
    private final NavigableMap<Long, Reference> references = new TreeMap<>();
    private String host = "";

    /**
     * What a manifest says of a batch's predecessor.
     *
     * @param interval that the predecessor is in
     * @param writtenAt when the part that says so was: its batches were sent before
     * @param host of the batch
     */
    record Reference(Interval interval, Instant writtenAt, String host) {}

    /** @param writtenAt when the part was */
    void add(AgentBatches batches, Instant writtenAt) {
        host = batches.host();
        for (SequenceRange range : batches.batches()) {
            if (range.first() < 0 || range.last() < range.first()) {
                continue;
            }
            Interval previous = batches.previous().get(range.first());
            if (previous != null && !seen.contains(range.first() - 1)) {
                references.putIfAbsent(range.first() - 1, new Reference(previous, writtenAt, batches.host()));
            }
            seen.add(range);
            references.subMap(range.first(), true, range.last(), true).clear();
        }
    }

    SequenceSet seen() {
        return seen;
    }

    /** Where a batch that was not seen must be, as the one behind it says. */
    Optional<Reference> reference(long number) {
        return Optional.ofNullable(references.get(number));
    }

    String host() {
        return host;
    }

    /** How much there is to remember of it. */
    int entries() {
        return 1 + seen.size() + references.size();
    }
}
