package dev.lookback.gateway.subscription;

import dev.lookback.model.filter.EventFilter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Asks filters, and sees to it that all of them together take no more than their part of every five seconds: whatever somebody asks
 * for, the others' events are looked at. When they took more, the one that took the most is ended. One thread at a time.
 */
final class FilterBudget {

    private static final Logger log = LoggerFactory.getLogger(FilterBudget.class);

    /** Long enough for code that has just been loaded to become quick. */
    private static final int WINDOW_SECONDS = 5;

    private static final long WINDOW_NANOS = WINDOW_SECONDS * 1_000_000_000L;

    private final long maxNanos;
    private final Clocks clocks;
    private final Consumer<FilterEnd> ended;
    private final List<FilterSlot> spenders = new ArrayList<>();

    private long begunAt;
    private long begunAtCpu;
    private long spent;

    /**
     * Nanoseconds of clocks that do not go back.
     *
     * @param cpu that the thread has had: a machine that has no time for the gateway is no filter's fault
     */
    record Clocks(LongSupplier wall, LongSupplier cpu) {}

    /**
     * @param maxNanosASecond on average
     * @param ended is told of each that is ended
     */
    FilterBudget(long maxNanosASecond, Clocks clocks, Consumer<FilterEnd> ended) {
        this.maxNanos = WINDOW_SECONDS * maxNanosASecond;
        this.clocks = clocks;
        this.ended = ended;
        begin(clocks.wall().getAsLong());
    }

    boolean ask(FilterSlot slot, EventFilter filter, Event event) {
        long from = clocks.wall().getAsLong();
        if (from - begunAt >= WINDOW_NANOS) {
            begin(from);
        }
        try {
            return filter.matches(event.buffer, event.offset, event.length);
        } catch (RuntimeException | StackOverflowError e) {
            log.warn(
                    "a filter failed at an event, and is asked no more: {}",
                    e.getClass().getName());
            end(slot, FilterEnd.FAILED);
            return false;
        } finally {
            spend(slot, clocks.wall().getAsLong() - from);
        }
    }

    private void spend(FilterSlot slot, long nanos) {
        if (slot.spentNanos == 0) {
            spenders.add(slot);
        }
        long took = Math.max(1, nanos);
        slot.spentNanos += took;
        spent += took;
        while (spent > maxNanos && clocks.cpu().getAsLong() - begunAtCpu > maxNanos / 2) {
            endCostliest();
        }
    }

    private void begin(long now) {
        begunAt = now;
        begunAtCpu = clocks.cpu().getAsLong();
        spent = 0;
        spenders.forEach(slot -> slot.spentNanos = 0);
        spenders.clear();
    }

    private void endCostliest() {
        FilterSlot costliest = spenders.stream()
                .max(Comparator.comparingLong(slot -> slot.spentNanos))
                .orElseThrow();
        spenders.remove(costliest);
        spent -= costliest.spentNanos;
        costliest.spentNanos = 0;
        end(costliest, FilterEnd.SLOW);
    }

    private void end(FilterSlot slot, FilterEnd why) {
        if (slot.ended() == null) {
            slot.end(why);
            ended.accept(why);
        }
    }
}
