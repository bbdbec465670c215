package dev.lookback.api.schedule;

import dev.lookback.api.environment.Archive;
import dev.lookback.api.environment.Closing;
import dev.lookback.api.problem.ServiceUnavailableException;
import dev.lookback.model.time.Interval;
import dev.lookback.model.time.Intervals;
import dev.lookback.model.topic.Environment;
import dev.lookback.search.SearchUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lists what has closed and hands out what waits, for one load at a time. */
final class TaskDispatcher {

    private static final Logger log = LoggerFactory.getLogger(TaskDispatcher.class);

    private final Archive archive;
    private final LateParts lateParts;
    private final TaskQueue queue;
    private final SchedulerProperties properties;
    private final SchedulerMetrics metrics;
    private final Map<Environment, Seen> seen = new HashMap<>();

    /** What the compressors said a moment ago: every result is a step, and not worth asking them again. */
    private record Seen(Closing closing, Instant at) {}

    TaskDispatcher(
            Archive archive,
            LateParts lateParts,
            TaskQueue queue,
            SchedulerProperties properties,
            SchedulerMetrics metrics) {
        this.archive = archive;
        this.lateParts = lateParts;
        this.queue = queue;
        this.properties = properties;
        this.metrics = metrics;
    }

    Intervals intervals() {
        return archive.intervals();
    }

    /** @param all loads that share the queue, this one too */
    void advance(ActiveLoad load, Collection<ActiveLoad> all, Instant now) {
        LoadLedger ledger = load.ledger();
        if (ledger.extent().pending() > 0) {
            listClosed(load, now);
        }
        List<Interval> lost = ledger.takeBackOlderThan(now.minus(properties.taskPatience()));
        if (!lost.isEmpty()) {
            log.warn(
                    "{}: no result in {} for {}, handing them out again", load.name(), properties.taskPatience(), lost);
        }
        handOut(load, Shares.window(load, all, properties.window()), now);
    }

    /** Whether nothing is left to list for a load whose intervals are all done, nor was any just found. */
    boolean isAllListed(ActiveLoad load) {
        return switch (load.saved()) {
            case LoadRecord.OfHistory _ -> true;
            case LoadRecord.OfRebuild rebuild ->
                lateParts.areListed(load, rebuild.record().request())
                        && load.ledger().isDone();
        };
    }

    private void listClosed(ActiveLoad load, Instant now) {
        Environment environment = load.saved().environment();
        load.ledger().toList(closing(environment, now)).ifPresent(stretch -> {
            load.ledger().listed(stretch, archive.catalogue().list(environment, stretch.first(), stretch.last()));
            load.changed();
        });
    }

    private Closing closing(Environment environment, Instant now) {
        Seen last = seen.get(environment);
        if (last == null || !now.isBefore(last.at().plus(properties.lookInterval()))) {
            last = new Seen(archive.closing(environment), now);
            seen.put(environment, last);
        }
        return last.closing();
    }

    private void handOut(ActiveLoad load, int window, Instant now) {
        List<Interval> next = load.ledger().handOut(window, now);
        if (next.isEmpty()) {
            return;
        }
        try {
            queue.send(next.stream().map(load::task).toList());
            metrics.handedOut(next.size());
        } catch (ServiceUnavailableException | SearchUnavailableException e) {
            load.ledger().takeBack(next);
            throw e;
        }
    }
}
