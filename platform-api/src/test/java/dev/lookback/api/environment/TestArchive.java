package dev.lookback.api.environment;

import dev.lookback.model.block.InMemoryBlockStore;
import dev.lookback.model.block.OffsetRange;
import dev.lookback.model.block.PartManifest;
import dev.lookback.model.block.PartName;
import dev.lookback.model.block.SampleParts;
import dev.lookback.model.time.Interval;
import dev.lookback.model.time.Intervals;
import dev.lookback.model.topic.Environment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** An archive in memory, whose intervals a test closes, and which lags behind as a test says. */
public final class TestArchive implements SentEvents {

    public static final Environment PROD = new Environment("prod");
    public static final Intervals INTERVALS = new Intervals(Duration.ofMinutes(5));

    private final InMemoryBlockStore store = new InMemoryBlockStore();
    private final SortedSet<Environment> topics = new TreeSet<>();
    private final SortedMap<Integer, Long> sent = new TreeMap<>();
    private final SortedMap<Integer, Long> archived = new TreeMap<>();
    private Closing closing = Closing.NOTHING;

    public TestArchive() {
        topics.add(PROD);
    }

    public Archive archive() {
        return new Archive(store, () -> topics, environment -> closing, INTERVALS, Duration.ofSeconds(90));
    }

    /** Where its blocks are, for those who read them. */
    public InMemoryBlockStore store() {
        return store;
    }

    public void addTopic(Environment environment) {
        topics.add(environment);
    }

    public void closeThrough(Interval interval) {
        closing = Closing.through(interval);
    }

    /** As many records are sent, and as many of them archived. */
    public void send(long records, long ofThemArchived) {
        sent.put(0, records);
        archived.put(0, ofThemArchived);
    }

    @Override
    public SortedMap<Integer, Long> sent(Environment environment) {
        return sent;
    }

    @Override
    public SortedMap<Integer, Long> archived(Environment environment) {
        return archived;
    }

    /** A part of two events, a hundred bytes, in 9 compressed. */
    public void addBlock(Interval interval) {
        addPart(interval, 0);
    }

    public void addPart(Interval interval, long offset) {
        PartManifest sample = SampleParts.manifest(PROD.name(), interval.key(), offset, offset);
        PartName name = new PartName("1f0c9a3b", 0, new OffsetRange(offset, offset), 2, 100);
        try {
            Path data = Files.createTempFile("part", ".bz2");
            Files.write(data, SampleParts.DATA);
            store.write(
                    new PartManifest(
                            PROD, interval, sample.span(), name, sample.content(), sample.writing(), sample.agents()),
                    data);
            Files.delete(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
