package dev.lookback.api.history;

import dev.lookback.api.environment.Archive;
import dev.lookback.api.environment.Closing;
import dev.lookback.model.block.Block;
import dev.lookback.model.time.Interval;
import dev.lookback.model.time.TimeRange;
import dev.lookback.model.topic.Environment;
import dev.lookback.search.HistoryLoad;
import dev.lookback.search.HistoryRecord;

import java.time.Duration;
import java.util.List;

/** What a load will be, from one listing, and from what the last ones were. */
final class Estimator {

    private static final int MILLIS = 1_000;

    private final Archive archive;
    private final MeasuredRates rates;

    Estimator(Archive archive, MeasuredRates rates) {
        this.archive = archive;
        this.rates = rates;
    }

    /** @param extent at this moment */
    record Plan(HistoryLoad.Size estimate, HistoryLoad.Extent extent) {}

    Plan plan(HistoryRecord.Request request) {
        Environment environment = request.environment();
        TimeRange range = request.range();
        Interval first = archive.intervals().first(range);
        Interval last = archive.intervals().last(range);
        List<Block> blocks = archive.catalogue().list(environment, first, last);
        Closing closing = archive.closing(environment);
        long closed = blocks.stream()
                .filter(block -> closing.isClosed(block.interval()))
                .count();
        long pending = pending(first, last, closing);
        return new Plan(
                estimate(blocks, rates.of(environment, request.filter().isPresent())),
                new HistoryLoad.Extent(closed + pending, pending));
    }

    private static HistoryLoad.Size estimate(List<Block> blocks, LoadRates rates) {
        long events = blocks.stream().mapToLong(Block::events).sum();
        long rawBytes = blocks.stream().mapToLong(Block::rawBytes).sum();
        return new HistoryLoad.Size(
                blocks.size(),
                blocks.stream().mapToLong(Block::compressedBytes).sum(),
                rawBytes,
                events,
                Math.round(rawBytes * rates.indexBytesPerRawByte()),
                Duration.ofMillis(Math.round(events * MILLIS / rates.eventsPerSecond())));
    }

    private static long pending(Interval first, Interval last, Closing closing) {
        long closedThrough = closing.through().map(Interval::number).orElse(-1L);
        return Math.max(0, last.number() - Math.max(closedThrough, first.number() - 1));
    }
}
