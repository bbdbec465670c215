package dev.lookback.api.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.api.environment.TestArchive;
import dev.lookback.api.policy.EnvironmentPolicies;
import dev.lookback.api.policy.Policy;
import dev.lookback.model.history.LoadResult;
import dev.lookback.model.history.LoadTask;
import dev.lookback.model.history.RebuildName;
import dev.lookback.model.time.Interval;
import dev.lookback.model.time.TimeRange;
import dev.lookback.search.DocumentBatch;
import dev.lookback.search.HistoryLoad;
import dev.lookback.search.InMemorySearch;
import dev.lookback.search.Lines;
import dev.lookback.search.RebuildRecord;
import dev.lookback.search.RebuildState;
import dev.lookback.search.RecentIndexName;
import dev.lookback.search.WriteMode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

class RebuildSchedulerTest {

    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
    private static final Interval FIRST = TestArchive.INTERVALS.at(START);
    private static final int EVENTS_OF_A_PART = 2;

    private final TestArchive archive = new TestArchive();
    private final InMemorySearch search = new InMemorySearch();
    private final SentTasks tasks = new SentTasks();
    private LoadScheduler scheduler = newScheduler();
    private Instant now = START.plus(Duration.ofHours(3));
    private int written;

    @BeforeEach
    void prepare() {
        search.recentIndexes().prepare(TestArchive.PROD);
        archive.closeThrough(interval(99));
        archive.send(10, 10);
    }

    @Test
    void aRebuildIsReadyWhenTheRecentIndexesHoldAllThatWasRead() {
        archive.addBlock(interval(0));
        archive.addBlock(interval(2));
        String rebuild = order(12);
        step();
        assertThat(record(rebuild).status().state()).isEqualTo(RebuildState.LOADING);
        assertThat(tasks.sent()).allMatch(LoadTask::fillsRecent).hasSize(2);

        load();
        step();

        RebuildRecord ready = record(rebuild);
        assertThat(ready.status().state()).isEqualTo(RebuildState.READY);
        assertThat(ready.status().finishedAt()).isPresent();
        assertThat(ready.status().inRecent()).contains(4L);
        assertThat(ready.load().extent()).isEqualTo(new HistoryLoad.Extent(2, 0));
    }

    @Test
    void liveEventsOfTheRangeDoNotDisturbTheCount() {
        archive.addBlock(interval(0));
        String rebuild = order(1);
        step();
        write(interval(0), 5);
        load();
        step();

        assertThat(record(rebuild).status().state()).isEqualTo(RebuildState.READY);
        assertThat(record(rebuild).status().inRecent()).contains(7L);
    }

    @Test
    void intervalsThatAreOpenAreLoadedWhenTheyClose() {
        archive.addBlock(interval(0));
        archive.closeThrough(interval(0));
        String rebuild = order(2);
        step();
        load();
        step();
        assertThat(record(rebuild).status().state()).isEqualTo(RebuildState.LOADING);
        assertThat(record(rebuild).load().extent()).isEqualTo(new HistoryLoad.Extent(2, 1));

        archive.addBlock(interval(1));
        archive.closeThrough(interval(1));
        step();
        load();
        step();

        assertThat(record(rebuild).status().state()).isEqualTo(RebuildState.READY);
    }

    @Test
    void whatCameLateForAnIntervalLoadedBeforeIsLoadedWhenItIsArchived() {
        archive.send(10, 4);
        archive.addPart(interval(0), 0);
        String rebuild = order(2);
        step();
        load();
        step();
        assertThat(record(rebuild).status().state()).isEqualTo(RebuildState.LOADING);
        assertThat(tasks.sent()).isEmpty();

        archive.addPart(interval(0), 4);
        archive.addPart(interval(1), 5);
        archive.send(11, 10);
        step();
        assertThat(tasks.intervals()).containsExactly(interval(0), interval(1));
        load(2 * EVENTS_OF_A_PART, EVENTS_OF_A_PART);
        step();

        assertThat(record(rebuild).status().state()).isEqualTo(RebuildState.READY);
        assertThat(record(rebuild).load().results().get(interval(0)).events().read())
                .isEqualTo(2 * EVENTS_OF_A_PART);
    }

    @Test
    void whoeverTakesOverKnowsWhatCameLate() {
        archive.send(10, 4);
        archive.addPart(interval(0), 0);
        String rebuild = order(1);
        step();
        load();
        step();
        archive.addPart(interval(0), 4);
        archive.send(10, 10);

        scheduler = newScheduler();
        step();
        assertThat(tasks.intervals()).containsExactly(interval(0));
        load(2 * EVENTS_OF_A_PART);
        step();

        assertThat(record(rebuild).status().state()).isEqualTo(RebuildState.READY);
    }

    @Test
    void loadsAgainWhereEventsAreMissingAndFailsAfterTheSecondTime() {
        archive.addBlock(interval(0));
        String rebuild = order(1);
        step();
        answer(tasks.drain().getFirst(), EVENTS_OF_A_PART, List.of());
        step();
        assertThat(record(rebuild).status().state()).isEqualTo(RebuildState.LOADING);
        answer(tasks.drain().getFirst(), EVENTS_OF_A_PART, List.of());
        step();

        assertThat(record(rebuild).status().state()).isEqualTo(RebuildState.FAILED);
        assertThat(record(rebuild).status().error())
                .hasValueSatisfying(error -> assertThat(error).contains("0 events", "expected: 2"));
    }

    @Test
    void aDayThatPassesOutOfTheRetentionMeanwhileIsNotMissed() {
        archive.addBlock(interval(0));
        String rebuild = order(1);
        step();
        answer(tasks.drain().getFirst(), EVENTS_OF_A_PART, List.of());
        now = START.plus(Duration.ofDays(8));
        step();

        assertThat(record(rebuild).status().state()).isEqualTo(RebuildState.READY);
    }

    @Test
    void aPartThatCannotBeReadMakesTheRebuildPartial() {
        archive.addBlock(interval(0));
        String rebuild = order(1);
        step();
        answer(tasks.drain().getFirst(), 0, List.of("1f0c9a3b-0-0-0-2-100"));
        step();
        // What is listed and was not read is tried once more at the end.
        answer(tasks.drain().getFirst(), 0, List.of("1f0c9a3b-0-0-0-2-100"));
        step();

        assertThat(record(rebuild).status().state()).isEqualTo(RebuildState.PARTIAL);
    }

    @Test
    void aCancelledRebuildHandsOutNothingMoreAndStaysCancelled() {
        for (int number = 0; number < 20; number++) {
            archive.addBlock(interval(number));
        }
        String rebuild = order(20);
        step();
        RebuildRecord running = record(rebuild);
        search.rebuildRecords().save(running.with(running.status().cancelled(now)));

        step();
        tasks.drain().forEach(task -> load(task, EVENTS_OF_A_PART));
        step();

        assertThat(tasks.sent()).isEmpty();
        assertThat(record(rebuild).status().state()).isEqualTo(RebuildState.CANCELLED);
    }

    private LoadScheduler newScheduler() {
        SchedulerProperties properties = new SchedulerProperties(
                8, 1, Duration.ofHours(1), Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofMinutes(1));
        SchedulerMetrics metrics = new SchedulerMetrics(new SimpleMeterRegistry());
        LoadStore store = new LoadStore(search.historyRecords(), search.rebuildRecords());
        Policy policy = new Policy(Duration.ofDays(7), Duration.ofDays(1), Duration.ofDays(2), Optional.empty(), 10);
        RecentTarget recent = new RecentTarget(
                search.recentIndexes(), new EnvironmentPolicies(search.policies(), policy), TestArchive.INTERVALS);
        LoadScheduler made = new LoadScheduler(
                store,
                new TaskDispatcher(
                        archive.archive(), new LateParts(archive.archive(), archive), tasks, properties, metrics),
                new LoadFinisher(new HistoryTarget(search.historyIndexes()), recent, store, metrics),
                properties,
                metrics);
        made.assign(Set.of(0), 1);
        return made;
    }

    /** A record as the API saves it, of that many intervals. */
    private String order(int intervals) {
        TimeRange range = new TimeRange(START, TestArchive.INTERVALS.end(interval(intervals - 1)));
        String name = new RebuildName(TestArchive.PROD, range).toString();
        search.rebuildRecords()
                .save(new RebuildRecord(
                        name,
                        new RebuildRecord.Request(TestArchive.PROD, range, 0, archive.sent(TestArchive.PROD), "me"),
                        RebuildRecord.Status.queued(now),
                        new HistoryLoad("load", HistoryLoad.Size.NONE, HistoryLoad.Extent.NONE, new TreeMap<>()),
                        Optional.empty()));
        return name;
    }

    private RebuildRecord record(String name) {
        return search.rebuildRecords().find(name).orElseThrow();
    }

    /** Two steps, the second so much later that saving and looking are due. */
    private void step() {
        scheduler.step(now);
        now = now.plusSeconds(20);
        scheduler.step(now);
    }

    /** Does every task that was sent, each with a part's events. */
    private void load() {
        tasks.drain().forEach(task -> load(task, EVENTS_OF_A_PART));
    }

    /** Does the tasks that were sent, with that many events each. */
    private void load(int... events) {
        List<LoadTask> sent = tasks.drain();
        for (int number = 0; number < events.length; number++) {
            load(sent.get(number), events[number]);
        }
    }

    private void load(LoadTask task, int events) {
        write(task.interval(), events);
        answer(task, events, List.of());
    }

    private void write(Interval interval, int events) {
        Instant time = TestArchive.INTERVALS.start(interval);
        DocumentBatch batch = new DocumentBatch(1_000);
        for (int event = 0; event < events; event++) {
            byte[] line = Lines.line(written++, time);
            batch.add(
                    new RecentIndexName(TestArchive.PROD, LocalDate.ofInstant(time, ZoneOffset.UTC)).toString(),
                    line,
                    0,
                    line.length);
        }
        search.documentWriter().write(batch, WriteMode.ANY_TARGET);
    }

    private void answer(LoadTask task, long read, List<String> missing) {
        scheduler.receive(
                List.of(new LoadResult(
                        task.index(), task.loadId(), task.interval(), new LoadResult.Counts(read, 0, 0), missing)),
                () -> {});
    }

    private static Interval interval(int number) {
        return new Interval(FIRST.number() + number);
    }
}
