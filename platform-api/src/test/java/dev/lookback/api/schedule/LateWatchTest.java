package dev.lookback.api.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.api.environment.Archive;
import dev.lookback.api.environment.TestArchive;
import dev.lookback.model.block.Block;
import dev.lookback.model.block.BlockCatalogue;
import dev.lookback.model.history.HistoryIndexName;
import dev.lookback.model.history.LoadResult;
import dev.lookback.model.history.LoadTask;
import dev.lookback.model.time.Interval;
import dev.lookback.model.topic.Environment;
import dev.lookback.search.DocumentBatch;
import dev.lookback.search.HistoryLoad;
import dev.lookback.search.HistoryRecord;
import dev.lookback.search.HistoryState;
import dev.lookback.search.Lines;
import dev.lookback.search.WriteMode;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/** A part has two events. */
class LateWatchTest extends SchedulerTests {

    private final CountedCatalogue catalogue = new CountedCatalogue();
    private LateWatch watch = newWatch();

    /** The archive's, which counts how often it is asked, and may be away. */
    private final class CountedCatalogue implements BlockCatalogue {

        private int listings;
        private boolean isAway;

        @Override
        public SortedSet<Environment> environments() {
            return archive.archive().catalogue().environments();
        }

        @Override
        public List<Block> list(Environment environment, Interval first, Interval last) {
            listings++;
            if (isAway) {
                throw new UncheckedIOException(new IOException("away"));
            }
            return archive.archive().catalogue().list(environment, first, last);
        }
    }

    @Test
    void latePartsAreAddedAndTheCountGrows() {
        String index = ready(0, 2);
        HistoryRecord before = record(index);
        archive.addPart(interval(2), 7);

        look();
        assertThat(record(index).status().state()).isEqualTo(HistoryState.QUEUED);
        step();
        assertThat(record(index).status().state()).isEqualTo(HistoryState.LOADING);
        assertThat(tasks.intervals()).containsExactly(interval(2));
        load();
        step();

        HistoryRecord after = record(index);
        assertThat(after.status().state()).isEqualTo(HistoryState.READY);
        assertThat(after.load().events().indexed()).isEqualTo(6);
        assertThat(search.historyIndexes().count(index)).contains(6L);
        assertThat(after.load().extent()).isEqualTo(new HistoryLoad.Extent(2, 0));
        assertThat(after.status().expiresAt()).isEqualTo(before.status().expiresAt());
        HistoryLoad.Size was = before.load().actual().orElseThrow();
        assertThat(after.load().actual()).hasValueSatisfying(actual -> {
            assertThat(actual.events()).isEqualTo(6);
            assertThat(actual.rawBytes()).isEqualTo(was.rawBytes() + 100);
            assertThat(actual.indexBytes()).isGreaterThan(was.indexBytes());
            assertThat(actual.duration()).isEqualTo(was.duration());
        });
        assertThat(registry.get("lookback.scheduler.late.intervals").counter().count())
                .isEqualTo(1);
    }

    @Test
    void aBlockOfAnIntervalThatWasEmptyIsAdded() {
        String index = ready(0);
        archive.addBlock(interval(5));

        look();
        step();
        assertThat(tasks.intervals()).containsExactly(interval(5));
        load();
        step();

        assertThat(record(index).status().state()).isEqualTo(HistoryState.READY);
        assertThat(record(index).load().extent()).isEqualTo(new HistoryLoad.Extent(2, 0));
        assertThat(record(index).load().events().indexed()).isEqualTo(4);
    }

    @Test
    void whatIsAddedOnceIsNotAddedAgain() {
        String index = ready(0);
        archive.addPart(interval(0), 7);
        look();
        step();
        load();
        step();
        HistoryRecord after = record(index);

        look();
        look();
        step();

        assertThat(record(index)).isEqualTo(after);
        assertThat(tasks.sent()).isEmpty();
    }

    @Test
    void anIndexIsListedOnceInAWhileAndOneIndexAtATime() {
        ready(0);
        catalogue.listings = 0;

        look();
        assertThat(catalogue.listings).isEqualTo(1);
        now = now.plusSeconds(59);
        watch.step(scheduler::owns, now);
        assertThat(catalogue.listings).isEqualTo(1);
        now = now.plusSeconds(1);
        watch.step(scheduler::owns, now);
        watch.step(scheduler::owns, now);
        assertThat(catalogue.listings).isEqualTo(2);
    }

    @Test
    void aLongRangeIsListedADayAStep() {
        archive.addBlock(interval(0));
        archive.closeThrough(interval(999));
        String index = order(600);
        step();
        load();
        step();
        archive.addPart(interval(599), 7);

        look();
        assertThat(catalogue.listings).isEqualTo(1);
        nextStep();
        assertThat(record(index).status().state()).isEqualTo(HistoryState.READY);
        nextStep();

        assertThat(catalogue.listings).isEqualTo(3);
        assertThat(record(index).status().state()).isEqualTo(HistoryState.QUEUED);
    }

    @Test
    void aPartialIndexStaysPartialForWhatItMisses() {
        archive.addBlock(interval(0));
        archive.addBlock(interval(1));
        archive.closeThrough(interval(99));
        String index = order(12);
        step();
        LoadTask broken = tasks.drain().getFirst();
        scheduler.receive(List.of(result(broken, 0, 2, List.of("a-part"))), () -> {});
        answer(new LoadTask(index, broken.loadId(), TestArchive.PROD, interval(1), broken.range()), 0, List.of());
        step();
        assertThat(record(index).status().state()).isEqualTo(HistoryState.PARTIAL);
        archive.addBlock(interval(3));

        look();
        step();
        assertThat(tasks.intervals()).containsExactly(interval(3));
        load();
        step();

        assertThat(record(index).status().state()).isEqualTo(HistoryState.PARTIAL);
        assertThat(record(index).load().results().get(interval(0)).missing()).containsExactly("a-part");
        assertThat(record(index).load().events().indexed()).isEqualTo(2);
    }

    @Test
    void anIndexThatIsDeletedMeanwhileStaysDeleted() {
        String index = ready(0);
        archive.addPart(interval(0), 7);
        look();
        step();
        HistoryRecord loading = record(index);
        search.historyRecords().save(loading.with(loading.status().with(HistoryState.DELETED)));
        search.historyIndexes().delete(index);

        load();
        step();
        look();
        step();

        assertThat(record(index).status().state()).isEqualTo(HistoryState.DELETED);
        assertThat(search.indexNames()).doesNotContain(index);
        assertThat(tasks.sent()).isEmpty();
    }

    @Test
    void anIndexThatItsUserHasDeletedInElasticsearchDoesNotComeBack() {
        String index = ready(0);
        HistoryRecord before = record(index);
        archive.addPart(interval(0), 7);
        search.historyIndexes().delete(index);

        look();
        step();

        assertThat(record(index)).isEqualTo(before);
        assertThat(search.indexNames()).doesNotContain(index);
        assertThat(tasks.sent()).isEmpty();
    }

    @Test
    void anExpiryThatMovesWhileItIsLookedAtStaysMoved() {
        archive.addBlock(interval(0));
        archive.closeThrough(interval(999));
        String index = order(300);
        step();
        load();
        step();
        archive.addPart(interval(0), 7);
        look();
        Instant later = now.plus(Duration.ofDays(3));
        search.historyRecords().save(record(index).with(record(index).status().withExpiresAt(later)));
        nextStep();
        step();
        load();
        step();

        assertThat(record(index).status().state()).isEqualTo(HistoryState.READY);
        assertThat(record(index).status().expiresAt()).isEqualTo(later);
        assertThat(record(index).load().events().indexed()).isEqualTo(4);
    }

    @Test
    void whoeverTakesOverGoesOn() {
        String index = ready(0, 1);
        archive.addPart(interval(0), 7);
        archive.addPart(interval(1), 8);
        look();
        step();
        load(tasks.drain().getFirst());
        step();

        scheduler = newScheduler();
        watch = newWatch();
        step();
        assertThat(tasks.intervals()).containsExactly(interval(1));
        load();
        step();

        assertThat(record(index).status().state()).isEqualTo(HistoryState.READY);
        assertThat(record(index).load().events().indexed()).isEqualTo(8);
    }

    @Test
    void onlyTheProcessThatSchedulesAnIndexLooksAfterIt() {
        String index = ready(0);
        HistoryRecord before = record(index);
        archive.addPart(interval(0), 7);
        catalogue.listings = 0;
        scheduler = newScheduler(Set.of((Ownership.partitionOf(index, 16) + 1) % 16));

        look();

        assertThat(catalogue.listings).isZero();
        assertThat(record(index)).isEqualTo(before);
    }

    @Test
    void anIndexWhoseEventsTheArchiveHasLostIsLeftAsItIs() {
        String index = ready(0, 1);
        HistoryRecord ready = record(index);
        HistoryRecord before = search.historyRecords()
                .save(ready.with(ready.load()
                        .with(interval(1), new HistoryLoad.Result(new LoadResult.Counts(90, 0, 0), 90, List.of()))));
        archive.addPart(interval(0), 7);

        look();
        step();

        assertThat(record(index)).isEqualTo(before);
        assertThat(tasks.sent()).isEmpty();
    }

    @Test
    void anIndexIsNotMadeToWaitForIntervalsToCloseAgain() {
        String index = ready(0);
        HistoryRecord before = record(index);
        archive.addPart(interval(0), 7);
        archive.closeThrough(interval(0));

        look();
        assertThat(record(index)).isEqualTo(before);

        archive.closeThrough(interval(99));
        look();
        assertThat(record(index).status().state()).isEqualTo(HistoryState.QUEUED);
    }

    @Test
    void whatCannotBeListedNowIsListedLater() {
        String index = ready(0);
        archive.addPart(interval(0), 7);
        catalogue.isAway = true;
        catalogue.listings = 0;
        look();
        nextStep();
        assertThat(catalogue.listings).isEqualTo(1);
        assertThat(record(index).status().state()).isEqualTo(HistoryState.READY);

        catalogue.isAway = false;
        look();

        assertThat(record(index).status().state()).isEqualTo(HistoryState.QUEUED);
    }

    private LateWatch newWatch() {
        Archive counted = new Archive(
                catalogue,
                catalogue::environments,
                environment -> archive.archive().closing(environment),
                TestArchive.INTERVALS,
                Duration.ofSeconds(90));
        return new LateWatch(
                counted, search.historyRecords(), search.historyIndexes(), PROPERTIES, new SchedulerMetrics(registry));
    }

    /** An index of an hour that is loaded, with a block in each of these intervals. */
    private String ready(int... numbers) {
        for (int number : numbers) {
            archive.addBlock(interval(number));
        }
        archive.closeThrough(interval(99));
        String index = order(12);
        step();
        load();
        step();
        assertThat(record(index).status().state()).isEqualTo(HistoryState.READY);
        return index;
    }

    /** The first look of a round. */
    private void look() {
        now = now.plus(PROPERTIES.lateInterval());
        watch.step(scheduler::owns, now);
    }

    private void nextStep() {
        now = now.plus(PROPERTIES.lookInterval());
        watch.step(scheduler::owns, now);
    }

    /** Does every task that was sent, as an indexer does. */
    private void load() {
        tasks.drain().forEach(this::load);
    }

    private void load(LoadTask task) {
        int events = archive.archive().catalogue().list(task.environment(), task.interval(), task.interval()).stream()
                .mapToInt(block -> (int) block.events())
                .sum();
        DocumentBatch batch = new DocumentBatch(1_000);
        Instant time = TestArchive.INTERVALS.start(task.interval());
        for (int event = 0; event < events; event++) {
            byte[] line = Lines.line((int) (task.interval().number() % 1_000_000) * 100 + event, time);
            batch.add(HistoryIndexName.writeAlias(task.index()), line, 0, line.length);
        }
        search.documentWriter().write(batch, WriteMode.ALIAS_ONLY);
        scheduler.receive(List.of(result(task, events, events, List.of())), () -> {});
    }

    private static LoadResult result(LoadTask task, long read, long listed, List<String> missing) {
        return new LoadResult(
                task.index(),
                task.loadId(),
                task.interval(),
                new LoadResult.Counts(read, 0, 0),
                listed,
                missing,
                Optional.empty());
    }
}
