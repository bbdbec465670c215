package dev.lookback.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What history loads cost each other and live events, on one machine with Kafka, Elasticsearch and S3. An hour is twelve
 * intervals, the long load all of them.
 */
final class HistoryBenchmark {

    private static final int HOUR = 12;
    private static final int INTERVALS = 120;

    private static final int ROUNDS = 3;
    private static final int LIVE_PER_SECOND = 2_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LIVE_ALONE = Duration.ofSeconds(30);

    private final int eventsOfInterval;
    private final HistoryStage stage;
    private final HistoryLoads loads;
    private final Figures figures = new Figures();

    /**
     * @param events of all intervals
     * @param messages of real logs; where there are none they are made up
     */
    HistoryBenchmark(Services services, int events, List<String> messages) throws Exception {
        this.eventsOfInterval = events / INTERVALS;
        this.stage = new HistoryStage(
                services, ArchiveLines.ofIntervals(INTERVALS, eventsOfInterval, messages), eventsOfInterval);
        this.loads = stage.loads();
    }

    void run() throws Exception {
        AppProcess consumer = stage.startWorker("es-consumer", LiveDelay.ENVIRONMENT.name());
        AppProcess indexer = stage.startIndexer();
        hour();
        besideALongLoad();
        besideLiveEvents(new LiveDelay(consumer, stage.kafka(), LIVE_PER_SECOND));
        figures.show(String.format(Locale.ROOT, "%d intervals of %,d events", INTERVALS, eventsOfInterval));
        indexer.stop();
    }

    private void besideALongLoad() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            double alone = hour();
            HistoryLoads.Load all = stage.ask(INTERVALS);
            Progress.await(() -> loads.indexed(all), eventsOfInterval, PATIENCE);
            double beside = hour();
            boolean isStillLoading = loads.indexed(all) < (double) INTERVALS * eventsOfInterval;
            loads.delete(all);
            if (!isStillLoading) {
                throw new IllegalStateException("the long load is over (expected: more events)");
            }
            figures.add("an hour alone, s", alone);
            figures.add("an hour beside a long load, s", beside);
            figures.add("beside / alone, must 3", beside / alone);
        }
    }

    private void besideLiveEvents(LiveDelay live) throws Exception {
        long until = System.nanoTime() + LIVE_ALONE.toNanos();
        Spread alone = live.measureWhile(() -> System.nanoTime() < until);
        double rateAlone = stage.rate(INTERVALS, seconds(INTERVALS));
        HistoryLoads.Load load = stage.ask(INTERVALS);
        long[] readyAt = new long[1];
        Spread beside = live.measureWhile(() -> {
            if (loads.isReady(load)) {
                readyAt[0] = System.nanoTime();
            }
            return readyAt[0] == 0;
        });
        loads.delete(load);
        double rateBeside = stage.rate(INTERVALS, (readyAt[0] - load.begin()) / 1e9);
        figures.add("live alone, p50 s", alone.median());
        figures.add("live alone, p99 s", alone.quantile(0.99));
        figures.add("live beside a load, p50 s", beside.median());
        figures.add("live beside a load, p99 s", beside.quantile(0.99));
        figures.add("p99 grows by s, must 5", beside.quantile(0.99) - alone.quantile(0.99));
        figures.add("load alone, documents/s", rateAlone);
        figures.add("load beside live, documents/s", rateBeside);
        figures.add("load beside / alone, must 0.5", rateBeside / rateAlone);
    }

    private double hour() throws Exception {
        return seconds(HOUR);
    }

    /** From the request until it is ready, of the first so many intervals; then it is deleted. */
    private double seconds(int count) throws Exception {
        HistoryLoads.Load load = stage.ask(count);
        figures.add("until something is found, s, aim 5", load.secondsUntil(loads.awaitFound(load)));
        double seconds = stage.awaitReady(load, count);
        loads.delete(load);
        return seconds;
    }
}
