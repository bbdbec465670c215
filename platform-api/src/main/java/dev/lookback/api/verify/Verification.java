package dev.lookback.api.verify;

import dev.lookback.api.environment.Closing;
import dev.lookback.model.block.BlockCodec;
import dev.lookback.model.block.BlockObject;
import dev.lookback.model.block.BlockObjects;
import dev.lookback.model.time.Interval;
import dev.lookback.model.time.Intervals;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;

/**
 * One check of a range: day by day it lists the objects, reads them, a few intervals side by side, and remembers of their
 * manifests the batch numbers alone. Memory does not grow with the range.
 */
final class Verification {

    /** Intervals listed at a time: a day of five minutes. */
    private static final int WINDOW = 288;

    private static final int MAX_NEIGHBOURS = 10_000;
    private static final int MAX_PARALLEL = 4;

    private final VerifyOrder order;
    private final Archived archived;
    private final Closing closing;
    private final RememberedSettled settled;
    private final Summary summary;
    private final Stop stop = new Stop();

    /** What is looked at. */
    record Archived(BlockObjects objects, BlockCodec codec, Intervals intervals) {}

    /** @param closing as it was before this was made: what is closed by it is listed whole */
    Verification(VerifyOrder order, Archived archived, Closing closing, Settled settled) {
        this.order = order;
        this.archived = archived;
        this.closing = closing;
        this.settled = new RememberedSettled(settled);
        this.summary = new Summary(order, closing);
    }

    /**
     * Checks all of it.
     *
     * @throws java.io.UncheckedIOException if the archive cannot be listed now
     * @throws java.util.concurrent.CancellationException after {@link #stop}
     */
    VerifyAnswer run() {
        NumbersLedger ledger = new NumbersLedger(NumbersLedger.MAX_ENTRIES);
        IntervalCheck check = new IntervalCheck(
                order.environment(),
                archived.intervals(),
                archived.objects(),
                new DataCheck(new ObjectReader(archived.objects()), archived.codec(), stop),
                settled);
        for (long first = order.first().number(); first <= order.last().number(); first += WINDOW) {
            stop.check();
            window(new Interval(first), check, ledger);
        }
        new GapFinder(closing, settled, neighbours(), stop).find(ledger.holes(), summary);
        summary.agents(ledger);
        return answer(null);
    }

    /** Ends {@link #run} soon. */
    void stop() {
        stop.stop();
    }

    boolean isStopped() {
        return stop.isStopped();
    }

    VerifyProgress progress() {
        return summary.progress();
    }

    /** What was found so far. */
    VerifyAnswer answer(@Nullable String error) {
        return summary.answer(archived.intervals(), error);
    }

    private void window(Interval first, IntervalCheck check, NumbersLedger ledger) {
        Interval last =
                new Interval(Math.min(first.number() + WINDOW - 1, order.last().number()));
        Map<Interval, List<BlockObject>> listed = archived.objects().list(order.environment(), first, last).stream()
                .collect(Collectors.groupingBy(BlockObject::interval, TreeMap::new, Collectors.toList()));
        listed.entrySet().stream()
                .gather(Gatherers.mapConcurrent(
                        parallel(), interval -> check.check(interval.getKey(), interval.getValue())))
                .forEach(report -> {
                    stop.check();
                    ledger.add(report.manifests());
                    summary.add(report);
                });
        summary.checkedUntil(last);
    }

    private Neighbours neighbours() {
        return new Neighbours(order.environment(), archived.objects(), MAX_NEIGHBOURS);
    }

    private static int parallel() {
        return Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MAX_PARALLEL);
    }
}
