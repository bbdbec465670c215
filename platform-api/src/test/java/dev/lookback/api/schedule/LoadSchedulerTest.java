package dev.lookback.api.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.api.environment.TestArchive;
import dev.lookback.model.history.HistoryIndexName;
import dev.lookback.model.history.LoadResult;
import dev.lookback.model.history.LoadTask;
import dev.lookback.model.time.Interval;
import dev.lookback.model.time.TimeRange;
import dev.lookback.search.DocumentBatch;
import dev.lookback.search.HistoryIndex;
import dev.lookback.search.HistoryLoad;
import dev.lookback.search.HistoryRecord;
import dev.lookback.search.HistoryState;
import dev.lookback.search.InMemorySearch;
import dev.lookback.search.WriteMode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

class LoadSchedulerTest {

    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
    private static final Interval FIRST = TestArchive.INTERVALS.at(START);
    private static final int WINDOW = 3;

    private final TestArchive archive = new TestArchive();
    private final InMemorySearch search = new InMemorySearch();
    private final SentTasks tasks = new SentTasks();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private LoadScheduler scheduler = newScheduler();
    private Instant now = START.plus(Duration.ofHours(3));

    @Test
    void aLoadIsReadyWhenTheIndexHoldsWhatWasRead() {
        archive.addBlock(interval(0));
        archive.addBlock(interval(2));
        archive.closeThrough(interval(99));
        String index = order(12);
        step();

        assertThat(record(index).status().state()).isEqualTo(HistoryState.LOADING);
        assertThat(tasks.intervals()).containsExactly(interval(0), interval(2));
        assertThat(tasks.sent().getFirst().index()).isEqualTo(index);
        workOff();
        step();

        assertThat(record(index).status().state()).isEqualTo(HistoryState.READY);
        assertThat(record(index).status().finishedAt()).isPresent();
        assertThat(record(index).load().extent()).isEqualTo(new HistoryLoad.Extent(2, 0));
    }

    @Test
    void anEmptyClosedRangeIsAnEmptyReadyIndex() {
        archive.closeThrough(interval(99));
        String index = order(12);

        step();

        assertThat(record(index).status().state()).isEqualTo(HistoryState.READY);
        assertThat(tasks.sent()).isEmpty();
    }

    @Test
    void openIntervalsArePendingAndTheLoadCompletesWhenTheyClose() {
        archive.addBlock(interval(0));
        archive.closeThrough(interval(0));
        String index = order(3);
        step();
        workOff();
        step();

        assertThat(record(index).status().state()).isEqualTo(HistoryState.LOADING);
        assertThat(record(index).load().extent()).isEqualTo(new HistoryLoad.Extent(3, 2));

        archive.addBlock(interval(1));
        archive.closeThrough(interval(2));
        step();
        workOff();
        step();

        assertThat(record(index).status().state()).isEqualTo(HistoryState.READY);
        assertThat(record(index).load().extent()).isEqualTo(new HistoryLoad.Extent(2, 0));
    }

    @Test
    void aMonthDoesNotStarveAnHour() {
        for (int number = 0; number < 100; number++) {
            archive.addBlock(interval(number));
        }
        archive.closeThrough(interval(999));
        String month = order(100);
        step();
        String hour = order(12);
        step();

        assertThat(tasks.sent().stream().filter(task -> task.index().equals(month)))
                .hasSize(WINDOW);
        assertThat(tasks.sent().stream().filter(task -> task.index().equals(hour)))
                .hasSize(WINDOW);
    }

    @Test
    void aPartThatCannotBeReadMakesTheIndexPartial() {
        archive.addBlock(interval(0));
        archive.closeThrough(interval(99));
        String index = order(1);
        step();

        answer(tasks.drain().getFirst(), 0, List.of("1f0c9a3b-0-0-0-2-100"));
        step();

        assertThat(record(index).status().state()).isEqualTo(HistoryState.PARTIAL);
        assertThat(record(index).load().results().get(interval(0)).missing()).containsExactly("1f0c9a3b-0-0-0-2-100");
    }

    @Test
    void loadsAgainWhenTheIndexHoldsSomethingElseAndFailsAfterTheSecondTime() {
        archive.addBlock(interval(0));
        archive.closeThrough(interval(99));
        String index = order(1);
        step();
        LoadTask first = tasks.drain().getFirst();
        answer(first, 5, List.of());
        step();

        assertThat(record(index).status().state()).isEqualTo(HistoryState.LOADING);
        LoadTask second = tasks.drain().getFirst();
        assertThat(second.loadId()).isNotEqualTo(first.loadId());
        answer(second, 5, List.of());
        step();

        HistoryRecord.Status status = record(index).status();
        assertThat(status.state()).isEqualTo(HistoryState.FAILED);
        assertThat(status.error())
                .hasValueSatisfying(error -> assertThat(error).contains("0 events in the index (expected: 5"));
        assertThat(search.indexNames()).doesNotContain(index);
    }

    @Test
    void aResultOfAnotherLoadIsIgnored() {
        archive.addBlock(interval(0));
        archive.closeThrough(interval(99));
        String index = order(1);
        step();
        LoadTask task = tasks.drain().getFirst();

        answer(new LoadTask(index, "another", task.environment(), task.interval(), task.range()), 0, List.of());
        step();

        assertThat(record(index).status().state()).isEqualTo(HistoryState.LOADING);
        assertThat(dropped("other-load")).isEqualTo(1);
    }

    @Test
    void acknowledgesAResultWhenItIsSavedAndSavesNoMoreOftenThanItMust() {
        archive.addBlock(interval(0));
        archive.addBlock(interval(1));
        archive.closeThrough(interval(99));
        String index = order(12);
        step();
        List<LoadTask> handedOut = tasks.drain();

        answer(handedOut.getFirst(), 0, List.of());
        scheduler.step(now);
        assertThat(acknowledged).hasValue(0);
        step();

        assertThat(acknowledged).hasValue(1);
        assertThat(record(index).load().results()).containsOnlyKeys(interval(0));
    }

    @Test
    void whoeverTakesOverHandsOutAgainWhatIsNotRecordedAsDone() {
        archive.addBlock(interval(0));
        archive.addBlock(interval(1));
        archive.closeThrough(interval(99));
        String index = order(12);
        step();
        answer(tasks.drain().getFirst(), 0, List.of());
        step();

        scheduler = newScheduler();
        step();

        assertThat(tasks.intervals()).containsExactly(interval(1));
        workOff();
        step();
        assertThat(record(index).status().state()).isEqualTo(HistoryState.READY);
    }

    @Test
    void schedulesOnlyTheIndexesOfItsPartitions() {
        archive.addBlock(interval(0));
        archive.closeThrough(interval(99));
        String index = order(1);
        int partition = Ownership.partitionOf(index, 16);
        scheduler = newScheduler(Set.of((partition + 1) % 16));
        step();
        assertThat(tasks.sent()).isEmpty();

        scheduler.assign(Set.of(partition), 16);
        step();
        assertThat(tasks.sent()).hasSize(1);

        scheduler.revoke(Set.of(partition), now);
        answer(tasks.drain().getFirst(), 0, List.of());
        assertThat(dropped("not-loading")).isEqualTo(1);
    }

    @Test
    void aCancelledLoadIsLetGoAndItsRecordLeftAsItIs() {
        archive.addBlock(interval(0));
        archive.closeThrough(interval(99));
        String index = order(1);
        step();
        HistoryRecord loading = record(index);
        search.historyRecords().save(loading.with(loading.status().with(HistoryState.DELETED)));
        search.historyIndexes().delete(index);

        workOff();
        step();
        step();

        assertThat(record(index).status().state()).isEqualTo(HistoryState.DELETED);
        assertThat(search.indexNames()).doesNotContain(index);
    }

    @Test
    void anExpiryMovedByAnotherProcessStaysMoved() {
        archive.addBlock(interval(0));
        archive.closeThrough(interval(99));
        String index = order(1);
        step();
        Instant later = now.plus(Duration.ofDays(3));
        HistoryRecord loading = record(index);
        search.historyRecords().save(loading.with(loading.status().withExpiresAt(later)));

        workOff();
        step();

        assertThat(record(index).status().state()).isEqualTo(HistoryState.READY);
        assertThat(record(index).status().expiresAt()).isEqualTo(later);
    }

    @Test
    void anIndexThatSomebodyElseDeletedFailsItsLoad() {
        archive.addBlock(interval(0));
        archive.closeThrough(interval(99));
        String index = order(1);
        step();
        search.historyIndexes().delete(index);

        now = now.plusSeconds(20);
        step();

        assertThat(record(index).status().state()).isEqualTo(HistoryState.FAILED);
        assertThat(record(index).status().error())
                .hasValueSatisfying(error -> assertThat(error).contains("gone"));
    }

    @Test
    void whatCannotBeSentNowIsSentLater() {
        archive.addBlock(interval(0));
        archive.closeThrough(interval(99));
        tasks.setAway(true);
        order(1);
        step();

        tasks.setAway(false);
        step();

        assertThat(tasks.intervals()).containsExactly(interval(0));
    }

    @Test
    void whatCannotBeSavedNowIsAcknowledgedLater() {
        archive.addBlock(interval(0));
        archive.closeThrough(interval(99));
        String index = order(1);
        step();
        write(index, 1);
        answer(tasks.drain().getFirst(), 1, List.of());
        search.setAvailable(false);
        step();
        assertThat(acknowledged).hasValue(0);

        search.setAvailable(true);
        step();

        assertThat(acknowledged).hasValue(1);
        assertThat(record(index).status().state()).isEqualTo(HistoryState.READY);
    }

    @Test
    void itsBooksAreEven() {
        archive.addBlock(interval(0));
        archive.closeThrough(interval(99));
        order(1);
        step();
        LoadTask task = tasks.drain().getFirst();
        answer(task, 0, List.of());
        answer(new LoadTask("history-prod.x", "y", task.environment(), task.interval(), task.range()), 0, List.of());
        step();

        assertThat(registry.get("lookback.scheduler.results.received").counter().count())
                .isEqualTo(2);
        assertThat(registry.get("lookback.scheduler.results.delivered")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(dropped("not-loading")).isEqualTo(1);
        assertThat(registry.get("lookback.scheduler.results.in.hand").gauge().value())
                .isZero();
    }

    private LoadScheduler newScheduler() {
        return newScheduler(Set.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15));
    }

    private LoadScheduler newScheduler(Set<Integer> partitions) {
        SchedulerProperties properties =
                new SchedulerProperties(WINDOW, 16, Duration.ofHours(1), Duration.ofSeconds(2), Duration.ofSeconds(1));
        SchedulerMetrics metrics = new SchedulerMetrics(registry);
        LoadStore store = new LoadStore(search.historyRecords(), search.rebuildRecords());
        LoadScheduler made = new LoadScheduler(
                store,
                new TaskDispatcher(
                        archive.archive(), new LateParts(archive.archive(), archive), tasks, properties, metrics),
                new LoadFinisher(
                        new HistoryTarget(search.historyIndexes()), new HistoryTarget(search.historyIndexes()), store),
                properties,
                metrics);
        made.assign(partitions, 16);
        return made;
    }

    /** A record as the API saves it, of that many intervals. */
    private String order(int intervals) {
        TimeRange range = new TimeRange(START, TestArchive.INTERVALS.end(interval(intervals - 1)));
        String index =
                HistoryIndexName.of(TestArchive.PROD, range, Optional.empty()).toString();
        Instant expiresAt = now.plus(Duration.ofDays(1));
        search.historyIndexes().create(new HistoryIndex(TestArchive.PROD, range, Optional.empty(), "me", expiresAt));
        search.historyRecords()
                .save(new HistoryRecord(
                        index,
                        new HistoryRecord.Request(TestArchive.PROD, range, Optional.empty(), Optional.empty(), "me"),
                        new HistoryRecord.Status(
                                HistoryState.QUEUED, now, expiresAt, Optional.empty(), Optional.empty()),
                        new HistoryLoad(
                                "load-" + intervals,
                                new HistoryLoad.Estimate(0, 0, 0, 0, 0, Duration.ZERO),
                                new HistoryLoad.Extent(0, 0),
                                new TreeMap<>()),
                        Optional.empty()));
        return index;
    }

    private HistoryRecord record(String index) {
        return search.historyRecords().find(index).orElseThrow();
    }

    /** Two steps, the second so much later that saving and looking are due. */
    private void step() {
        scheduler.step(now);
        now = now.plusSeconds(3);
        scheduler.step(now);
    }

    private void workOff() {
        tasks.drain().forEach(task -> answer(task, 0, List.of()));
    }

    private void answer(LoadTask task, long read, List<String> missing) {
        scheduler.receive(
                List.of(new LoadResult(
                        task.index(), task.loadId(), task.interval(), new LoadResult.Counts(read, 0, 0), missing)),
                acknowledged::incrementAndGet);
    }

    private void write(String index, int events) {
        DocumentBatch batch = new DocumentBatch(1_000);
        for (int event = 0; event < events; event++) {
            byte[] line = ("{\"@timestamp\":\"2026-11-23T10:00:00.000000000Z\",\"event\":{\"id\":\"0f3k9q2m7c0000000"
                            + event + "\"}}")
                    .getBytes(StandardCharsets.UTF_8);
            batch.add(HistoryIndexName.writeAlias(index), line, 0, line.length);
        }
        search.documentWriter().write(batch, WriteMode.ALIAS_ONLY);
    }

    private double dropped(String reason) {
        return registry.get("lookback.scheduler.results.dropped")
                .tag("reason", reason)
                .counter()
                .count();
    }

    private static Interval interval(int number) {
        return new Interval(FIRST.number() + number);
    }
}
