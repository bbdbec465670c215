package dev.lookback.api.schedule;

import dev.lookback.api.environment.Closing;
import dev.lookback.model.block.Block;
import dev.lookback.model.history.LoadResult;
import dev.lookback.model.time.Interval;
import dev.lookback.search.HistoryLoad;
import dev.lookback.search.HistoryLoad.Result;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One load's intervals: which are not closed yet, which have a block that waits, which are handed out, which are done.
 * It neither asks a clock nor does anything. Not thread-safe.
 */
final class LoadLedger {

    private final Interval first;
    private final Interval last;

    /** All before it are listed; from it on, intervals are pending. */
    private Interval pendingFrom;

    private final NavigableSet<Interval> waiting = new TreeSet<>();
    private final Map<Interval, Instant> handedOut = new HashMap<>();
    private final SortedMap<Interval, Result> results;
    private long listedBlocks;
    private long compressedBytes;
    private long rawBytes;

    /** @param results of intervals that are done already */
    LoadLedger(Interval first, Interval last, Map<Interval, Result> results) {
        this.first = first;
        this.last = last;
        this.pendingFrom = first;
        this.results = new TreeMap<>(results);
    }

    /** Intervals to list, both ends included. */
    record Stretch(Interval first, Interval last) {}

    /** The intervals that have closed and are not listed yet. */
    Optional<Stretch> toList(Closing closing) {
        return closing.through()
                .map(through -> through.compareTo(last) < 0 ? through : last)
                .filter(through -> through.compareTo(pendingFrom) >= 0)
                .map(through -> new Stretch(pendingFrom, through));
    }

    /** Takes note of a stretch's blocks; an interval of it without one is empty and needs no task. */
    void listed(Stretch stretch, Collection<Block> blocks) {
        listedBlocks += blocks.size();
        compressedBytes += blocks.stream().mapToLong(Block::compressedBytes).sum();
        rawBytes += blocks.stream().mapToLong(Block::rawBytes).sum();
        blocks.stream()
                .map(Block::interval)
                .filter(interval -> !results.containsKey(interval))
                .forEach(waiting::add);
        pendingFrom = stretch.last().next();
    }

    /** All blocks, once everything is done: an interval of which more or less is there than was read waits again. */
    void listedAgain(Collection<Block> blocks) {
        blocks.stream().filter(block -> !isRead(block)).map(Block::interval).forEach(interval -> {
            results.remove(interval);
            waiting.add(interval);
        });
    }

    private boolean isRead(Block block) {
        Result result = results.get(block.interval());
        return result != null && result.events().read() + result.events().duplicates() == block.events();
    }

    /** The earliest waiting intervals, until as many as the window are outstanding. They count as handed out. */
    List<Interval> handOut(int window, Instant now) {
        List<Interval> next =
                waiting.stream().limit(Math.max(0, window - handedOut.size())).toList();
        next.forEach(interval -> {
            waiting.remove(interval);
            handedOut.put(interval, now);
        });
        return next;
    }

    /** They were not handed out after all. */
    void takeBack(Collection<Interval> intervals) {
        intervals.stream()
                .filter(interval -> handedOut.remove(interval) != null)
                .forEach(waiting::add);
    }

    /** Lets what was handed out before that moment wait again: its task is lost, or whoever had it is. */
    List<Interval> takeBackOlderThan(Instant moment) {
        List<Interval> old = handedOut.entrySet().stream()
                .filter(entry -> entry.getValue().isBefore(moment))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        takeBack(old);
        return old;
    }

    /**
     * Records a result; that of an interval done before replaces the earlier one.
     *
     * @return false if the interval is none of this load's
     */
    boolean take(Interval interval, Result result) {
        if (interval.compareTo(first) < 0 || interval.compareTo(last) > 0) {
            return false;
        }
        waiting.remove(interval);
        handedOut.remove(interval);
        results.put(interval, result);
        return true;
    }

    /** Forgets every result: all blocks wait again. */
    void startOver() {
        waiting.addAll(handedOut.keySet());
        waiting.addAll(results.keySet());
        handedOut.clear();
        results.clear();
    }

    boolean isDone() {
        return pending() == 0 && waiting.isEmpty() && handedOut.isEmpty();
    }

    SortedMap<Interval, Result> results() {
        return results;
    }

    HistoryLoad.Extent extent() {
        return new HistoryLoad.Extent(pending() + waiting.size() + handedOut.size() + results.size(), pending());
    }

    int outstanding() {
        return handedOut.size();
    }

    /** Whether there is something to hand out. */
    boolean isWaiting() {
        return !waiting.isEmpty();
    }

    /** Tasks that are not done, of what is listed. */
    int left() {
        return waiting.size() + handedOut.size();
    }

    /**
     * How large it was, when everything is done.
     *
     * @param spent time in which something was outstanding
     */
    HistoryLoad.Size size(long indexBytes, Duration spent) {
        return new HistoryLoad.Size(listedBlocks, compressedBytes, rawBytes, events().read(), indexBytes, spent);
    }

    LoadResult.Counts events() {
        return eventsFrom(first);
    }

    /** Of that interval and those behind it. */
    LoadResult.Counts eventsFrom(Interval interval) {
        return results.tailMap(interval).values().stream()
                .map(Result::events)
                .reduce(LoadResult.Counts.NONE, LoadResult.Counts::plus);
    }

    List<String> missing() {
        List<String> missing = new ArrayList<>();
        results.values().forEach(result -> missing.addAll(result.missing()));
        return missing;
    }

    private long pending() {
        return Math.max(0, last.number() - pendingFrom.number() + 1);
    }
}
