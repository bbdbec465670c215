package dev.lookback.workers.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.model.block.BlockStore;
import dev.lookback.model.block.GzipBlockCodec;
import dev.lookback.model.block.InMemoryBlockStore;
import dev.lookback.model.block.Part;
import dev.lookback.model.block.PartManifest;
import dev.lookback.model.history.HistoryIndexName;
import dev.lookback.model.history.LoadResult;
import dev.lookback.model.history.LoadTask;
import dev.lookback.model.time.TimeRange;
import dev.lookback.model.topic.Environment;
import dev.lookback.search.DocumentWriter;
import dev.lookback.search.HistoryIndex;
import dev.lookback.search.InMemorySearch;
import dev.lookback.workers.bulk.BulkLimits;
import dev.lookback.workers.bulk.Pace;
import dev.lookback.workers.bulk.PreparedWriter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Of tasks that are run on an archive and a cluster in memory; the books are even after each. */
abstract class TaskTests {

    static final TimeRange RANGE = TestBlocks.INTERVALS.range(TestBlocks.INTERVAL);

    final InMemoryBlockStore archive = new InMemoryBlockStore();
    final FaultyStore store = new FaultyStore();
    final InMemorySearch search = new InMemorySearch();
    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final IndexerMetrics metrics = new IndexerMetrics(registry);
    final Map<Part, byte[]> cached = new HashMap<>();
    private final CountedPipeline history = pipeline(search.documentWriter());
    private final CountedPipeline recent =
            pipeline(new PreparedWriter(search.documentWriter(), search.recentIndexes()));

    @TempDir
    Path directory;

    TaskRunner runner;

    /** Reads fail, or give other bytes, while the listing works. */
    final class FaultyStore implements BlockStore {

        boolean isUnreadable;
        boolean isDamaged;

        /** Comes into the archive at the first look for a part, which then is gone. */
        Optional<TestBlocks.TestPart> covering = Optional.empty();

        @Override
        public void write(PartManifest manifest, Path data) throws IOException {
            archive.write(manifest, data);
        }

        @Override
        public InputStream read(Environment environment, Part part) throws IOException {
            if (isUnreadable) {
                throw new IOException("made unreadable");
            }
            byte[] data = archive.read(environment, part).readAllBytes();
            if (isDamaged) {
                data[data.length / 2]++;
            }
            return new ByteArrayInputStream(data);
        }

        @Override
        public PartManifest manifest(Environment environment, Part part) throws IOException {
            if (isUnreadable) {
                throw new IOException("made unreadable");
            }
            if (covering.isPresent()) {
                TestBlocks.write(archive, covering.get());
                covering = Optional.empty();
                throw new NoSuchFileException(part.name().toString());
            }
            return archive.manifest(environment, part);
        }
    }

    @BeforeEach
    void wire() {
        PartCache cache = (environment, interval, wanted, where) -> {
            Map<Part, Path> files = new HashMap<>();
            wanted.stream().filter(cached::containsKey).forEach(part -> files.put(part, file(part, where)));
            return files;
        };
        Fillings fillings = new Fillings(
                new HistoryFilling(search.historyIndexes(), history),
                new RecentFilling(search.recentIndexes(), recent));
        runner = new TaskRunner(
                fillings,
                new BlockDownload(archive, cache, new PartDownload(store, metrics), metrics),
                new BlockLoader(new GzipBlockCodec(), new TextFilters(), 10_000, metrics),
                new TaskDirectories(directory, 1),
                metrics);
    }

    @AfterEach
    void leavesNoLocalCopy() {
        history.close();
        recent.close();
        assertThat(directory).isEmptyDirectory();
    }

    private CountedPipeline pipeline(DocumentWriter writer) {
        return new CountedPipeline(
                writer,
                new BulkLimits(
                        2,
                        50,
                        DataSize.ofKilobytes(64),
                        DataSize.ofKilobytes(64),
                        Duration.ofMillis(1),
                        Duration.ofMillis(5)),
                Pace.UNLIMITED,
                metrics.bulk());
    }

    Optional<LoadResult> run(TimeRange range) throws Exception {
        return run(range, Optional.empty());
    }

    Optional<LoadResult> run(TimeRange range, Optional<String> filter) throws Exception {
        search.historyIndexes()
                .create(new HistoryIndex(TestBlocks.PROD, range, filter, "me", TestBlocks.START.plusSeconds(99_999)));
        Optional<LoadResult> result = runner.run(task(range, filter));
        assertBooksAreEven();
        return result;
    }

    static LoadTask task(TimeRange range, Optional<String> filter) {
        return new LoadTask(
                name(range, filter),
                "load",
                TestBlocks.PROD,
                TestBlocks.INTERVAL,
                range,
                filter.map(text -> new LoadTask.Filter(text, TestBlocks.START)));
    }

    Map<String, byte[]> documents(TimeRange range) {
        return search.documents(name(range, Optional.empty()));
    }

    static String name(TimeRange range, Optional<String> filter) {
        return HistoryIndexName.of(TestBlocks.PROD, range, filter).toString();
    }

    void assertBooksAreEven() {
        double delivered =
                registry.get("lookback.indexer.events.delivered").counter().count();
        double dropped = registry.get("lookback.indexer.events.dropped").counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
        double unwanted =
                registry.get("lookback.indexer.events.unwanted").counter().count();
        assertThat(registry.get("lookback.indexer.events.received").counter().count())
                .isEqualTo(delivered + unwanted + dropped);
        assertThat(registry.get("lookback.indexer.events.in.hand").gauge().value())
                .isZero();
    }

    private Path file(Part part, Path where) {
        try {
            return Files.write(where.resolve(part.name().toString()), cached.get(part));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
