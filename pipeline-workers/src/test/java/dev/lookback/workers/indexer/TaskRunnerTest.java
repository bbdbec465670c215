package dev.lookback.workers.indexer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lookback.model.history.LoadResult;
import dev.lookback.model.history.LoadTask;
import dev.lookback.model.history.RebuildName;
import dev.lookback.model.time.TimeRange;
import dev.lookback.search.Lines;
import dev.lookback.search.SearchUnavailableException;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

class TaskRunnerTest extends TaskTests {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu.MM.dd");

    @Test
    void loadsEveryEventOfTheBlockOnce() throws Exception {
        TestBlocks.write(archive, TestBlocks.part(0, 0, 199));
        TestBlocks.write(archive, TestBlocks.part(9, 150, 299));

        LoadResult result = run(RANGE).orElseThrow();

        assertThat(result.events()).isEqualTo(new LoadResult.Counts(300, 50, 0));
        assertThat(result.listed()).isEqualTo(350);
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
        assertThat(result.listed()).isEqualTo(421);
        assertThat(documents(inside)).hasSize(100).containsKeys(Lines.id(100), Lines.id(199));
    }

    @Test
    void aSecondRunMakesNoDocumentTwiceAndCountsTheSame() throws Exception {
        TestBlocks.write(archive, TestBlocks.part(0, 0, 9));

        LoadResult first = run(RANGE).orElseThrow();
        LoadResult second = run(RANGE).orElseThrow();

        assertThat(first.events()).isEqualTo(new LoadResult.Counts(10, 0, 0, 0, 0));
        assertThat(second.events()).isEqualTo(new LoadResult.Counts(10, 0, 0, 10, 0));
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
        assertThat(result.listed()).isEqualTo(20);
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
    void whereAPartIsGoneSinceItWasListedThePartThatCoversItIsLoaded() throws Exception {
        TestBlocks.write(archive, TestBlocks.part(0, 0, 99));
        TestBlocks.write(archive, TestBlocks.part(5, 100, 199));
        store.covering = Optional.of(TestBlocks.part(0, 0, 299));

        LoadResult result = run(RANGE).orElseThrow();

        assertThat(result.missing()).isEmpty();
        assertThat(documents(RANGE)).hasSize(300);
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

        Optional<LoadResult> result = runner.run(task(RANGE, Optional.empty()));

        assertThat(result).isEmpty();
        assertThat(search.indexNames()).isEmpty();
    }

    @Test
    void aRebuildPutsEventsIntoTheRecentIndexOfTheirDay() throws Exception {
        TestBlocks.write(archive, TestBlocks.part(0, 0, 299));

        LoadResult result = runner.run(rebuild()).orElseThrow();

        assertThat(result.events()).isEqualTo(new LoadResult.Counts(300, 0, 0, 0, 0));
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

        assertThat(result.events()).isEqualTo(new LoadResult.Counts(20, 5, 0, 10, 0));
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

        assertThatExceptionOfType(SearchUnavailableException.class)
                .isThrownBy(() -> runner.run(task(RANGE, Optional.empty())));
    }
}
