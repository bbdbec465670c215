package dev.lookback.api.schedule;

import dev.lookback.model.block.Block;
import dev.lookback.model.time.Interval;
import dev.lookback.model.time.Intervals;
import dev.lookback.search.HistoryLoad;
import dev.lookback.search.HistoryLoad.Result;
import dev.lookback.search.HistoryRecord;
import dev.lookback.search.HistoryState;

import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One walk through the intervals of a history index that is loaded, a day at a time: whose blocks have other parts now than
 * were read? It does nothing itself. Not thread-safe.
 */
final class LateWalk {

    /** Intervals, of two objects a part: a page of a listing has a thousand. */
    private static final int AT_A_TIME = 288;

    private final HistoryRecord record;
    private final Interval last;
    private final SortedSet<Interval> late = new TreeSet<>();
    private Interval next;
    private boolean isLess;

    LateWalk(HistoryRecord record, Intervals intervals) {
        this.record = record;
        this.next = intervals.first(record.request().range());
        this.last = intervals.last(record.request().range());
    }

    HistoryRecord record() {
        return record;
    }

    Interval last() {
        return last;
    }

    boolean isOver() {
        return next.compareTo(last) > 0;
    }

    /** What is to be listed next, of a walk that is not over. */
    LoadLedger.Stretch next() {
        Interval end = new Interval(next.number() + AT_A_TIME - 1);
        return new LoadLedger.Stretch(next, end.compareTo(last) < 0 ? end : last);
    }

    void listed(LoadLedger.Stretch stretch, Collection<Block> blocks) {
        blocks.stream().filter(this::isLate).map(Block::interval).forEach(late::add);
        Map<Interval, Long> events = blocks.stream().collect(Collectors.toMap(Block::interval, Block::events));
        results()
                .subMap(stretch.first(), stretch.last().next())
                .forEach((interval, result) -> isLess |=
                        events.getOrDefault(interval, 0L) < result.events().read());
        next = stretch.last().next();
    }

    /** An interval of which nobody has said what was listed, an indexer of an earlier version, is let be. */
    private boolean isLate(Block block) {
        Result result = results().get(block.interval());
        return result == null || (result.listed() > 0 && result.listed() != block.events());
    }

    /** The intervals whose blocks are to be read again, as far as they were listed. */
    SortedSet<Interval> late() {
        return late;
    }

    /** Whether the archive has lost what the index still holds: read again, the two would never be alike. */
    boolean isLess() {
        return isLess;
    }

    /** The record as it is to be saved so that the late intervals are loaded: those, and no other, wait. */
    HistoryRecord toLoad(HistoryRecord stored, String loadId) {
        HistoryLoad load = stored.load();
        SortedMap<Interval, Result> rest = new TreeMap<>(load.results());
        rest.keySet().removeAll(late);
        return stored.with(new HistoryLoad(loadId, load.estimate(), load.extent(), rest).with(load.spent()))
                .with(stored.status().with(HistoryState.QUEUED));
    }

    private SortedMap<Interval, Result> results() {
        return record.load().results();
    }
}
