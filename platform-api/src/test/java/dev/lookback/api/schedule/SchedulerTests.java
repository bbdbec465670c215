package dev.lookback.api.schedule;

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

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Of a scheduler that an archive, a cluster and a queue in memory belong to; the clock is moved by hand. */
abstract class SchedulerTests {

    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
    private static final Interval FIRST = TestArchive.INTERVALS.at(START);
    static final int WINDOW = 3;
    static final SchedulerProperties PROPERTIES = new SchedulerProperties(
            WINDOW, 16, Duration.ofHours(1), Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofMinutes(1));

    final TestArchive archive = new TestArchive();
    final InMemorySearch search = new InMemorySearch();
    final SentTasks tasks = new SentTasks();
    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final AtomicInteger acknowledged = new AtomicInteger();
    LoadScheduler scheduler = newScheduler();
    Instant now = START.plus(Duration.ofHours(3));

    LoadScheduler newScheduler() {
        return newScheduler(Set.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15));
    }

    LoadScheduler newScheduler(Set<Integer> partitions) {
        return newScheduler(partitions, PROPERTIES);
    }

    LoadScheduler newScheduler(Set<Integer> partitions, SchedulerProperties properties) {
        SchedulerMetrics metrics = new SchedulerMetrics(registry);
        LoadStore store = new LoadStore(search.historyRecords(), search.rebuildRecords());
        LoadScheduler made = new LoadScheduler(
                store,
                new TaskDispatcher(
                        archive.archive(), new LateParts(archive.archive(), archive), tasks, properties, metrics),
                new LoadFinisher(
                        new HistoryTarget(search.historyIndexes()),
                        new HistoryTarget(search.historyIndexes()),
                        store,
                        metrics),
                properties,
                metrics);
        made.assign(partitions, 16);
        return made;
    }

    /** A record as the API saves it, of that many intervals. */
    String order(int intervals) {
        return order(intervals, Optional.empty());
    }

    String order(int intervals, Optional<String> filter) {
        return order(0, intervals, filter);
    }

    String order(int first, int intervals, Optional<String> filter) {
        TimeRange range = new TimeRange(
                TestArchive.INTERVALS.start(interval(first)),
                TestArchive.INTERVALS.end(interval(first + intervals - 1)));
        String index = HistoryIndexName.of(TestArchive.PROD, range, filter).toString();
        Instant expiresAt = now.plus(Duration.ofDays(1));
        search.historyIndexes().create(new HistoryIndex(TestArchive.PROD, range, filter, "me", expiresAt));
        search.historyRecords()
                .save(new HistoryRecord(
                        index,
                        new HistoryRecord.Request(TestArchive.PROD, range, filter, Optional.empty(), "me"),
                        new HistoryRecord.Status(
                                HistoryState.QUEUED, now, expiresAt, Optional.empty(), Optional.empty()),
                        new HistoryLoad(
                                "load-" + intervals,
                                new HistoryLoad.Size(0, 0, 0, 0, 0, Duration.ZERO),
                                new HistoryLoad.Extent(0, 0),
                                new TreeMap<>()),
                        Optional.empty()));
        return index;
    }

    HistoryRecord record(String index) {
        return search.historyRecords().find(index).orElseThrow();
    }

    /** Two steps, the second so much later that saving and looking are due. */
    void step() {
        scheduler.step(now);
        now = now.plusSeconds(3);
        scheduler.step(now);
    }

    void workOff() {
        tasks.drain().forEach(task -> answer(task, 0, List.of()));
    }

    void answer(LoadTask task, long read, List<String> missing) {
        scheduler.receive(
                List.of(new LoadResult(
                        task.index(), task.loadId(), task.interval(), new LoadResult.Counts(read, 0, 0), missing)),
                acknowledged::incrementAndGet);
    }

    void answer(LoadTask task, LoadResult.Counts counts) {
        scheduler.receive(
                List.of(new LoadResult(task.index(), task.loadId(), task.interval(), counts, List.of())),
                acknowledged::incrementAndGet);
    }

    void write(String index, int events) {
        DocumentBatch batch = new DocumentBatch(1_000);
        for (int event = 0; event < events; event++) {
            byte[] line = ("{\"@timestamp\":\"2026-11-23T10:00:00.000000000Z\",\"event\":{\"id\":\"0f3k9q2m7c0000000"
                            + event + "\"}}")
                    .getBytes(StandardCharsets.UTF_8);
            batch.add(HistoryIndexName.writeAlias(index), line, 0, line.length);
        }
        search.documentWriter().write(batch, WriteMode.ALIAS_ONLY);
    }

    double dropped(String reason) {
        return registry.get("lookback.scheduler.results.dropped")
                .tag("reason", reason)
                .counter()
                .count();
    }

    static Interval interval(int number) {
        return new Interval(FIRST.number() + number);
    }
}
