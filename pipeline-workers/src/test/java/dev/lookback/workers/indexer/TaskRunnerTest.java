package dev.lookback.workers.indexer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lookback.model.block.BlockStore;
import dev.lookback.model.block.GzipBlockCodec;
import dev.lookback.model.block.InMemoryBlockStore;
import dev.lookback.model.block.Part;
import dev.lookback.model.block.PartManifest;
import dev.lookback.model.history.HistoryIndexName;
import dev.lookback.model.history.LoadResult;
import dev.lookback.model.history.LoadTask;
import dev.lookback.model.history.RebuildName;
import dev.lookback.model.time.TimeRange;
import dev.lookback.model.topic.Environment;
import dev.lookback.search.DocumentWriter;
import dev.lookback.search.HistoryIndex;
import dev.lookback.search.InMemorySearch;
import dev.lookback.search.Lines;
import dev.lookback.search.SearchUnavailableException;
import dev.lookback.workers.bulk.BulkLimits;
import dev.lookback.workers.bulk.PreparedWriter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

class TaskRunnerTest {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu.MM.dd");
    private static final TimeRange RANGE = TestBlocks.INTERVALS.range(TestBlocks.INTERVAL);

    private final InMemoryBlockStore archive = new InMemoryBlockStore();
    private final FaultyStore store = new FaultyStore();
    private final InMemorySearch search = new InMemorySearch();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final IndexerMetrics metrics = new IndexerMetrics(registry);
    private final Map<Part, byte[]> cached = new HashMap<>();
    private final CountedPipeline history = pipeline(search.documentWriter());
    private final CountedPipeline recent =
            pipeline(new PreparedWriter(search.documentWriter(), search.recentIndexes()));

    @TempDir
    Path directory;

    private TaskRunner runner;

    /** Reads fail, or give other bytes, while the listing works. */
    private final class FaultyStore implements BlockStore {

        private boolean isUnreadable;
        private boolean isDamaged;

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
                new BlockDownload(archive, cache, new PartDownload(store), metrics),
                new BlockLoader(new GzipBlockCodec(), 10_000, metrics),
                new TaskDirectories(directory, 1),
                metrics);
    }

    @AfterEach
    void leavesNoLocalCopy() {
        history.close();
        recent.close();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void loadsEveryEventOfTheBlockOnce() throws Exception {
        TestBlocks.write(archive, TestBlocks.part(0, 0, 199));
        TestBlocks.write(archive, TestBlocks.part(9, 150, 299));

        LoadResult result = run(RANGE).orElseThrow();

        assertThat(result.events()).isEqualTo(new LoadResult.Counts(300, 50, 0));
        assertThat(result.missing()).isEmpty();
        assertThat(documents(RANGE)).hasSize(300);
        assertThat(registry.get("lookback.indexer.parts")
                        .tag("source", "s3")
                        .counter()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void keepsOnlyTheEventsOfTheRange() throws Exception {
        TestBlocks.write(archive, TestBlocks.part(0, 0, 299));
        TestBlocks.write(archive, TestBlocks.part(9, 0, 120));
        TimeRange inside = new TimeRange(TestBlocks.START.plusSeconds(100), TestBlocks.START.plusSeconds(200));

        LoadResult result = run(inside).orElseThrow();

        assertThat(result.events()).isEqualTo(new LoadResult.Counts(100, 21, 0));
        assertThat(documents(inside)).hasSize(100).containsKeys(Lines.id(100), Lines.id(199));
    }

    @Test
    void aSecondRunMakesNoDocumentTwiceAndCountsTheSame() throws Exception {
        TestBlocks.write(archive, TestBlocks.part(0, 0, 9));

        LoadResult first = run(RANGE).orElseThrow();
        LoadResult second = run(RANGE).orElseThrow();

        assertThat(first.events()).isEqualTo(new LoadResult.Counts(10, 0, 0, 0));
        assertThat(second.events()).isEqualTo(new LoadResult.Counts(10, 0, 0, 10));
        assertThat(documents(RANGE)).hasSize(10);
    }

    @Test
    void takesPartsFromKafkaWhileObjectsCannotBeRead() throws Exception {
        TestBlocks.TestPart part = TestBlocks.part(0, 0, 9);
        TestBlocks.write(archive, part);
        cached.put(part.part(), part.data());
        store.isUnreadable = true;

        LoadResult result = run(RANGE).orElseThrow();

        assertThat(result.events().read()).isEqualTo(10);
        assertThat(result.missing()).isEmpty();
        assertThat(registry.get("lookback.indexer.parts")
                        .tag("source", "kafka")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aPartThatCannotBeReadIsNamedAndTheRestIsLoaded() throws Exception {
        TestBlocks.TestPart inKafka = TestBlocks.part(0, 0, 9);
        TestBlocks.TestPart unreadable = TestBlocks.part(5, 10, 19);
        TestBlocks.write(archive, inKafka);
        TestBlocks.write(archive, unreadable);
        cached.put(inKafka.part(), inKafka.data());
        store.isUnreadable = true;

        LoadResult result = run(RANGE).orElseThrow();

        assertThat(result.events().read()).isEqualTo(10);
        assertThat(result.missing()).containsExactly(unreadable.part().name().toString());
    }

    @Test
    void aPartThatIsNotWhatItsManifestSaysIsMissing() throws Exception {
        TestBlocks.write(archive, TestBlocks.part(0, 0, 9));
        store.isDamaged = true;

        LoadResult result = run(RANGE).orElseThrow();

        assertThat(result.missing()).hasSize(1);
        assertThat(documents(RANGE)).isEmpty();
    }

    @Test
    void aPartThatIsDamagedBehindItsChecksumIsMissingAndTheRestIsLoaded() throws Exception {
        byte[] noEvents = "no event line\n".getBytes(StandardCharsets.UTF_8);
        TestBlocks.TestPart broken = TestBlocks.part(0, 1, noEvents);
        TestBlocks.write(archive, broken);
        TestBlocks.write(archive, TestBlocks.part(5, 0, 9));

        LoadResult result = run(RANGE).orElseThrow();

        assertThat(result.missing()).containsExactly(broken.part().name().toString());
        assertThat(result.events().read()).isEqualTo(10);
    }

    @Test
    void countsWhatElasticsearchRefuses() throws Exception {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        lines.writeBytes(Lines.line(1, TestBlocks.START));
        lines.write('\n');
        lines.writeBytes(Lines.broken(2, TestBlocks.START));
        lines.write('\n');
        TestBlocks.write(archive, TestBlocks.part(0, 2, lines.toByteArray()));

        LoadResult result = run(RANGE).orElseThrow();

        assertThat(result.events()).isEqualTo(new LoadResult.Counts(2, 0, 1));
        assertThat(result.events().indexed()).isEqualTo(1);
        assertBooksAreEven();
    }

    @Test
    void anEmptyIntervalHasNothingToLoad() throws Exception {
        assertThat(run(RANGE).orElseThrow().events()).isEqualTo(LoadResult.Counts.NONE);
    }

    @Test
    void aTaskWhoseIndexIsGoneEndsQuietlyAndMakesNone() throws Exception {
        TestBlocks.write(archive, TestBlocks.part(0, 0, 9));

        Optional<LoadResult> result = runner.run(task(RANGE));

        assertThat(result).isEmpty();
        assertThat(search.indexNames()).isEmpty();
    }

    @Test
    void aRebuildPutsEventsIntoTheRecentIndexOfTheirDay() throws Exception {
        TestBlocks.write(archive, TestBlocks.part(0, 0, 299));

        LoadResult result = runner.run(rebuild()).orElseThrow();

        assertThat(result.events()).isEqualTo(new LoadResult.Counts(300, 0, 0, 0));
        assertThat(search.documents("recent-prod")).hasSize(300);
        assertThat(search.indexNames())
                .containsExactly("recent-prod." + DAY.format(TestBlocks.START.atOffset(ZoneOffset.UTC)));
    }

    @Test
    void aRebuildLeavesWhatIsThereAndCountsIt() throws Exception {
        TestBlocks.write(archive, TestBlocks.part(0, 0, 9));
        runner.run(rebuild());
        TestBlocks.write(archive, TestBlocks.part(20, 5, 19));

        LoadResult result = runner.run(rebuild()).orElseThrow();

        assertThat(result.events()).isEqualTo(new LoadResult.Counts(20, 5, 0, 10));
        assertThat(search.documents("recent-prod")).hasSize(20);
        assertBooksAreEven();
    }

    private static LoadTask rebuild() {
        RebuildName name = new RebuildName(TestBlocks.PROD, RANGE);
        return new LoadTask(name.toString(), "load", TestBlocks.PROD, TestBlocks.INTERVAL, RANGE);
    }

    @Test
    void whatCannotBeAskedNowIsThrownSoThatTheTaskIsRunAgain() throws Exception {
        TestBlocks.write(archive, TestBlocks.part(0, 0, 9));
        search.setAvailable(false);

        assertThatExceptionOfType(SearchUnavailableException.class).isThrownBy(() -> runner.run(task(RANGE)));
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
                metrics.bulk());
    }

    private Optional<LoadResult> run(TimeRange range) throws Exception {
        search.historyIndexes()
                .create(new HistoryIndex(
                        TestBlocks.PROD, range, Optional.empty(), "me", TestBlocks.START.plusSeconds(99_999)));
        Optional<LoadResult> result = runner.run(task(range));
        assertBooksAreEven();
        return result;
    }

    private static LoadTask task(TimeRange range) {
        return new LoadTask(name(range), "load", TestBlocks.PROD, TestBlocks.INTERVAL, range);
    }

    private Map<String, byte[]> documents(TimeRange range) {
        return search.documents(name(range));
    }

    private static String name(TimeRange range) {
        return HistoryIndexName.of(TestBlocks.PROD, range, Optional.empty()).toString();
    }

    private void assertBooksAreEven() {
        double delivered =
                registry.get("lookback.indexer.events.delivered").counter().count();
        double dropped = registry.get("lookback.indexer.events.dropped").counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
        assertThat(registry.get("lookback.indexer.events.received").counter().count())
                .isEqualTo(delivered + dropped);
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
