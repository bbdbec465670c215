package dev.lookback.benchmarks;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * History loads through the platform API and indexers, on one machine with Kafka, Elasticsearch and S3. An hour is twelve
 * intervals, the long load all of them. Elasticsearch's own speed moves within minutes, so what is compared takes turns.
 */
final class HistoryBenchmark {

    private static final int HOUR = 12;
    private static final int INTERVALS = 120;
    /** Where what a load takes to begin and to end is small beside it. */
    private static final int MUCH = 60;

    private static final int ROUNDS = 3;
    private static final int LIVE_PER_SECOND = 2_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LIVE_ALONE = Duration.ofSeconds(30);

    private final Services services;
    private final int eventsOfInterval;
    private final List<ArchiveLines> intervals;
    private final Map<String, List<Double>> figures = new LinkedHashMap<>();
    private List<String> settings = List.of();
    private String kafka = "";
    private URI elasticsearch = URI.create("");

    /**
     * @param events of all intervals
     * @param messages of real logs; where there are none they are made up
     */
    HistoryBenchmark(Services services, int events, List<String> messages) {
        this.services = services;
        this.eventsOfInterval = events / INTERVALS;
        this.intervals = ArchiveLines.ofIntervals(INTERVALS, eventsOfInterval, messages);
    }

    void run() throws Exception {
        ArchivingWorker archive = ArchivingWorker.prepare(services, intervals);
        archive.archive().process().stop();
        kafka = archive.kafka();
        elasticsearch = services.startElasticsearch();
        settings = new ArrayList<>(archive.connections());
        settings.add("spring.elasticsearch.uris=" + elasticsearch);
        AppProcess consumer = worker("es-consumer", LiveDelay.ENVIRONMENT.name());
        HistoryLoads loads = new HistoryLoads(services.startApp("platform-api", "384m", settings), elasticsearch);
        AppProcess indexer = worker("indexer", ArchivingWorker.ENVIRONMENT.name());
        warmUp(loads);
        besideTheCeiling(loads, "one indexer");
        besideALongLoad(loads);
        besideLiveEvents(loads, new LiveDelay(consumer, kafka, LIVE_PER_SECOND));
        AppProcess second = worker("indexer", ArchivingWorker.ENVIRONMENT.name());
        warmUp(loads);
        besideTheCeiling(loads, "two indexers");
        show();
        second.stop();
        indexer.stop();
    }

    private AppProcess worker(String role, String environment) throws Exception {
        List<String> all = new ArrayList<>(settings);
        all.add("lookback.workers.roles=" + role);
        all.add("lookback.environment=" + environment);
        return services.startApp("pipeline-workers", "384m", all);
    }

    /**
     * The ceiling is that of an index of the same kind, as the es-consumer's is. What a recent index takes, which is compressed
     * less, is told beside it.
     */
    private void besideTheCeiling(HistoryLoads loads, String indexers) throws Exception {
        List<byte[]> lines = new ArrayList<>();
        intervals.subList(0, MUCH).forEach(interval -> lines.addAll(interval.all()));
        RawBulk.Shape shape = new RawBulk.Shape(2, 5_000);
        MeasuredIndex index = new MeasuredIndex(elasticsearch, "ceiling");
        RawBulk recent = new RawBulk(elasticsearch, new MeasuredIndex(elasticsearch, "recent-ceiling.2026.11.23"));
        for (int round = 0; round < ROUNDS; round++) {
            HistoryLoads.Load load = loads.ask(start(), end(MUCH));
            double rate = rate(MUCH, load.secondsUntil(loads.awaitReady(load, MUCH * eventsOfInterval)));
            index.makeLike(load.index());
            loads.delete(load);
            double raw = new RawBulk(elasticsearch, index).fill(lines, shape);
            double rawRecent = recent.run(lines, shape);
            index.delete();
            add(indexers + ", documents/s", rate);
            add("raw _bulk, documents/s", raw);
            add("raw _bulk, a recent index, documents/s", rawRecent);
            add(indexers + " / raw _bulk, must 0.7", rate / raw);
            add(indexers + " / raw _bulk, a recent index", rate / rawRecent);
        }
    }

    /** Processes that have run for a minute are as those that have run for weeks. */
    private void warmUp(HistoryLoads loads) throws Exception {
        hour(loads);
        seconds(loads, MUCH);
    }

    private void besideALongLoad(HistoryLoads loads) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            double alone = hour(loads);
            HistoryLoads.Load all = loads.ask(start(), end(INTERVALS));
            Progress.await(() -> loads.indexed(all), eventsOfInterval, PATIENCE);
            double beside = hour(loads);
            boolean isStillLoading = loads.indexed(all) < (double) INTERVALS * eventsOfInterval;
            loads.delete(all);
            if (!isStillLoading) {
                throw new IllegalStateException("the long load is over (expected: more events)");
            }
            add("an hour alone, s", alone);
            add("an hour beside a long load, s", beside);
            add("beside / alone, must 3", beside / alone);
        }
    }

    private void besideLiveEvents(HistoryLoads loads, LiveDelay live) throws Exception {
        long until = System.nanoTime() + LIVE_ALONE.toNanos();
        Spread alone = live.measureWhile(() -> System.nanoTime() < until);
        double rateAlone = rate(INTERVALS, seconds(loads, INTERVALS));
        HistoryLoads.Load load = loads.ask(start(), end(INTERVALS));
        long[] readyAt = new long[1];
        Spread beside = live.measureWhile(() -> {
            if (loads.isReady(load)) {
                readyAt[0] = System.nanoTime();
            }
            return readyAt[0] == 0;
        });
        loads.delete(load);
        double rateBeside = rate(INTERVALS, (readyAt[0] - load.begin()) / 1e9);
        add("live alone, p50 s", alone.median());
        add("live alone, p99 s", alone.quantile(0.99));
        add("live beside a load, p50 s", beside.median());
        add("live beside a load, p99 s", beside.quantile(0.99));
        add("p99 grows by s, must 5", beside.quantile(0.99) - alone.quantile(0.99));
        add("load alone, documents/s", rateAlone);
        add("load beside live, documents/s", rateBeside);
        add("load beside / alone, must 0.5", rateBeside / rateAlone);
    }

    private double hour(HistoryLoads loads) throws Exception {
        return seconds(loads, HOUR);
    }

    /** From the request until it is ready, of the first so many intervals; then it is deleted. */
    private double seconds(HistoryLoads loads, int count) throws Exception {
        HistoryLoads.Load load = loads.ask(start(), end(count));
        add("until something is found, s, aim 5", load.secondsUntil(loads.awaitFound(load)));
        double seconds = load.secondsUntil(loads.awaitReady(load, count * eventsOfInterval));
        loads.delete(load);
        return seconds;
    }

    private double rate(int count, double seconds) {
        return count * (double) eventsOfInterval / seconds;
    }

    private static Instant start() {
        return ArchiveLines.START;
    }

    private static Instant end(int count) {
        return ArchiveLines.START.plus(ArchiveLines.INTERVAL.multipliedBy(count));
    }

    private void add(String name, double figure) {
        System.err.printf(Locale.ROOT, "%-42s %,10.2f%n", name, figure);
        figures.computeIfAbsent(name, key -> new ArrayList<>()).add(figure);
    }

    private void show() {
        System.out.printf(
                Locale.ROOT,
                "%n%d intervals of %,d events, %d processors; median (lowest to highest)%n",
                INTERVALS,
                eventsOfInterval,
                Runtime.getRuntime().availableProcessors());
        figures.forEach((name, values) -> System.out.printf("%-42s %s%n", name, new Spread(values).text("%,10.2f")));
    }
}
