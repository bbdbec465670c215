package dev.lookback.api.verify;

import dev.lookback.model.block.BlockObject;
import dev.lookback.model.block.BlockObjects;
import dev.lookback.model.block.PartManifest;
import dev.lookback.model.time.Interval;
import dev.lookback.model.topic.Environment;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The batch numbers of single intervals, of any time, by their manifests alone. It keeps the last few, since many agents
 * ask for the same.
 */
final class Neighbours {

    private static final int KEPT = 8;

    private final Environment environment;
    private final BlockObjects objects;
    private final int maxReads;
    private final Map<Interval, Numbers> kept = new LinkedHashMap<>(16, 0.75f, true);
    private int reads;
    private Optional<Interval> oldest = Optional.empty();

    /** @param maxReads intervals that are read for one request */
    Neighbours(Environment environment, BlockObjects objects, int maxReads) {
        this.environment = environment;
        this.objects = objects;
        this.maxReads = maxReads;
    }

    /**
     * An interval's numbers.
     *
     * @param unread the key of an object whose numbers could not be read; none where all could
     */
    record Numbers(Map<String, AgentNumbers> agents, Optional<String> unread) {}

    /** Empty when more were asked for than may be. */
    Optional<Numbers> of(Interval interval) {
        Numbers known = kept.get(interval);
        if (known != null) {
            return Optional.of(known);
        }
        if (reads >= maxReads) {
            return Optional.empty();
        }
        reads++;
        Numbers read = read(interval);
        kept.put(interval, read);
        if (kept.size() > KEPT) {
            kept.remove(kept.keySet().iterator().next());
        }
        return Optional.of(read);
    }

    /** Whether the archive begins behind it: then it was there once, or never. */
    boolean isOlderThanArchive(Interval interval) {
        if (oldest.isEmpty()) {
            oldest = objects.oldest(environment);
        }
        return oldest.filter(first -> interval.compareTo(first) < 0).isPresent();
    }

    /** What was read is old. */
    void forget() {
        kept.clear();
    }

    private Numbers read(Interval interval) {
        Map<String, AgentNumbers> agents = new HashMap<>();
        Optional<String> unread = Optional.empty();
        List<PartObjects> parts = PartObjects.of(objects.list(environment, interval, interval));
        for (PartObjects part : parts) {
            if (!part.isLeftover(parts) && !add(part, agents)) {
                unread = Optional.of(key(part));
            }
        }
        return new Numbers(agents, unread);
    }

    private boolean add(PartObjects part, Map<String, AgentNumbers> agents) {
        BlockObject manifest = part.manifest();
        if (manifest == null) {
            return false;
        }
        try {
            PartManifest read = new ObjectReader(objects).manifest(manifest);
            read.agents()
                    .forEach((agent, batches) -> agents.computeIfAbsent(agent, name -> new AgentNumbers())
                            .add(batches, read.writing().writtenAt()));
            return true;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    private static String key(PartObjects part) {
        BlockObject manifest = part.manifest();
        BlockObject data = part.data();
        return manifest != null
                ? manifest.key()
                : data != null ? data.key() : part.name().toString();
    }
}
