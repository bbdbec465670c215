package dev.lookback.api.history;

import dev.lookback.search.HistoryLoad;
import dev.lookback.search.HistoryRecords.PastLoad;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * How quickly loads go, and what they take.
 *
 * @param eventsPerSecond that all indexers together load
 * @param indexBytesPerRawByte of an index, beside the archive's bytes before compression
 */
record LoadRates(double eventsPerSecond, double indexBytesPerRawByte) {

    /** Less than this is over too soon to be measured. */
    private static final Duration MIN_DURATION = Duration.ofSeconds(1);

    /** What every index takes, however small, is not to count. */
    private static final long MIN_RAW_BYTES = 1 << 20;

    private static final double NANOS = 1e9;

    /**
     * The medians of loads: of those alike, as far as speed goes, since most of what a filter reads it does not index; of
     * those without a filter, for what they take.
     *
     * @param others what holds where no load says it
     */
    static LoadRates measured(List<PastLoad> loads, boolean isFiltered, LoadRates others) {
        return new LoadRates(
                median(loads.stream()
                                .filter(load -> load.isFiltered() == isFiltered)
                                .map(PastLoad::actual)
                                .filter(actual -> actual.duration().compareTo(MIN_DURATION) >= 0 && actual.events() > 0)
                                .mapToDouble(LoadRates::speed))
                        .orElse(others.eventsPerSecond),
                median(loads.stream()
                                .filter(load -> !load.isFiltered())
                                .map(PastLoad::actual)
                                .filter(actual -> actual.rawBytes() >= MIN_RAW_BYTES)
                                .mapToDouble(actual -> (double) actual.indexBytes() / actual.rawBytes()))
                        .orElse(others.indexBytesPerRawByte));
    }

    private static double speed(HistoryLoad.Size actual) {
        return actual.events() * NANOS / actual.duration().toNanos();
    }

    private static OptionalDouble median(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        int middle = sorted.length / 2;
        if (sorted.length == 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2);
    }
}
