package dev.lookback.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * History loads by one indexer and by two, in turns with ready-made {@code _bulk} bodies over plain HTTP into an index of the same
 * kind: the ceiling, measured as the es-consumer's. Loads are to be long enough for what they take to begin and to end, some three
 * seconds, to be small; and each process has loaded for minutes before, as those that have run for weeks.
 */
final class HistoryCeiling {

    private static final int INTERVALS = 24;
    private static final int ROUNDS = 3;
    private static final int PART_TRIED = 8;

    private final int events;
    private final HistoryStage stage;
    private final MeasuredIndex index;
    private final RawBulk ceiling;
    private final List<byte[]> lines = new ArrayList<>();
    private final Figures figures = new Figures();

    /**
     * @param events of a load
     * @param messages of real logs; where there are none they are made up
     */
    HistoryCeiling(Services services, int events, List<String> messages) throws Exception {
        this.events = events;
        List<ArchiveLines> intervals = ArchiveLines.ofIntervals(INTERVALS, events / INTERVALS, messages);
        this.stage = new HistoryStage(services, intervals, events / INTERVALS);
        this.index = new MeasuredIndex(stage.elasticsearch(), "ceiling");
        this.ceiling = new RawBulk(stage.elasticsearch(), index);
        intervals.forEach(interval -> lines.addAll(interval.all()));
    }

    void run() throws Exception {
        AppProcess first = stage.startIndexer();
        RawBulk.Shape shape = quickest();
        rounds("one indexer", shape);
        AppProcess second = stage.startIndexer();
        rounds("two indexers", shape);
        figures.show(String.format(Locale.ROOT, "%,d events in %d intervals", events, INTERVALS));
        second.stop();
        first.stop();
    }

    private void rounds(String indexers, RawBulk.Shape shape) throws Exception {
        delete(load());
        for (int round = 0; round < ROUNDS; round++) {
            HistoryLoads.Load load = stage.ask(INTERVALS);
            double rate = stage.rate(INTERVALS, stage.awaitReady(load, INTERVALS));
            index.makeLike(load.index());
            delete(load);
            index.awaitQuiet();
            double raw = ceiling.fill(lines, shape);
            index.delete();
            figures.add(indexers + ", documents/s", rate);
            figures.add("raw _bulk, documents/s", raw);
            figures.add(indexers + " / raw _bulk, must 0.7", rate / raw);
        }
    }

    private RawBulk.Shape quickest() throws Exception {
        HistoryLoads.Load like = load();
        List<byte[]> some = lines.subList(0, lines.size() / PART_TRIED);
        RawBulk.Shape quickest = RawBulk.Shape.quickest(tried -> {
            index.makeLike(like.index());
            double rate = ceiling.fill(some, tried);
            index.delete();
            return rate;
        });
        delete(like);
        return quickest;
    }

    private HistoryLoads.Load load() throws Exception {
        HistoryLoads.Load load = stage.ask(INTERVALS);
        stage.awaitReady(load, INTERVALS);
        return load;
    }

    private void delete(HistoryLoads.Load load) throws Exception {
        stage.loads().delete(load);
    }
}
