package dev.lookback.api.verify;

import dev.lookback.api.verify.AgentNumbers.Reference;
import dev.lookback.model.block.AgentBatches.SequenceRange;
import dev.lookback.model.block.PartManifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The batch numbers of a range, agent by agent. It is bounded: numbers that are all there take one entry an agent, and
 * beyond the bound agents are given up, and named.
 */
final class NumbersLedger {

    /** Of agents, ranges and references together; some 100 bytes each. */
    static final int MAX_ENTRIES = 100_000;

    private final int maxEntries;
    private final SortedMap<String, AgentNumbers> agents = new TreeMap<>();
    private final SortedSet<String> givenUp = new TreeSet<>();
    private int entries;

    NumbersLedger(int maxEntries) {
        this.maxEntries = maxEntries;
    }

    /**
     * Numbers that were not seen, below one that was.
     *
     * @param floor the highest seen below them; for the first range seen, just what is not looked for any more
     * @param top the highest of them, which the batch behind says a place of
     * @param reference what it says
     */
    record Hole(String agent, String host, long floor, long top, Optional<Reference> reference) {}

    void add(List<PartManifest> manifests) {
        for (PartManifest manifest : manifests) {
            manifest.agents().forEach((agent, batches) -> {
                if (givenUp.contains(agent)) {
                    return;
                }
                AgentNumbers known = agents.get(agent);
                int before = known == null ? 0 : known.entries();
                AgentNumbers numbers = agents.computeIfAbsent(agent, name -> new AgentNumbers());
                numbers.add(batches, manifest.writing().writtenAt());
                entries += numbers.entries() - before;
                if (entries > maxEntries) {
                    giveUp(agent, numbers);
                }
            });
        }
    }

    private void giveUp(String agent, AgentNumbers numbers) {
        agents.remove(agent);
        entries -= numbers.entries();
        if (givenUp.size() < maxEntries) {
            givenUp.add(agent);
        }
    }

    /** In order of agents and numbers. */
    List<Hole> holes() {
        List<Hole> holes = new ArrayList<>();
        agents.forEach((agent, numbers) -> {
            long floor = -1;
            for (SequenceRange range : numbers.seen().ranges()) {
                long top = range.first() - 1;
                boolean isFirst = range.first() == numbers.seen().first();
                if (top >= 0) {
                    Optional<Reference> reference = numbers.reference(top);
                    String host = reference.map(Reference::host).orElse(numbers.host());
                    holes.add(new Hole(agent, host, isFirst ? top - 1 : floor, top, reference));
                }
                floor = range.last();
            }
        });
        return holes;
    }

    SortedMap<String, AgentNumbers> agents() {
        return agents;
    }

    SortedSet<String> givenUp() {
        return givenUp;
    }
}
