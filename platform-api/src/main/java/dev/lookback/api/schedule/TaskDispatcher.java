package dev.lookback.api.schedule;

import dev.lookback.api.environment.Archive;
import dev.lookback.api.environment.Closing;
import dev.lookback.api.problem.ServiceUnavailableException;
import dev.lookback.model.time.Interval;
import dev.lookback.model.time.Intervals;
import dev.lookback.model.topic.Environment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.util.List;

/** Lists what has closed and hands out what waits, for one load at a time. */
final class TaskDispatcher {

    private static final Logger log = LoggerFactory.getLogger(TaskDispatcher.class);

    private final Archive archive;
    private final TaskQueue queue;
    private final SchedulerProperties properties;
    private final SchedulerMetrics metrics;

    TaskDispatcher(Archive archive, TaskQueue queue, SchedulerProperties properties, SchedulerMetrics metrics) {
        this.archive = archive;
        this.queue = queue;
        this.properties = properties;
        this.metrics = metrics;
    }

    Intervals intervals() {
        return archive.intervals();
    }

    void advance(ActiveLoad load, Instant now) {
        LoadLedger ledger = load.ledger();
        if (ledger.extent().pending() > 0) {
            listClosed(load);
        }
        List<Interval> lost = ledger.takeBackOlderThan(now.minus(properties.taskPatience()));
        if (!lost.isEmpty()) {
            log.warn(
                    "{}: no result in {} for {}, handing them out again",
                    load.index(),
                    properties.taskPatience(),
                    lost);
        }
        handOut(load, now);
    }

    private void listClosed(ActiveLoad load) {
        Environment environment = load.saved().request().environment();
        Closing closing = archive.closing(environment);
        load.ledger().toList(closing).ifPresent(stretch -> {
            load.ledger().listed(stretch, archive.catalogue().list(environment, stretch.first(), stretch.last()));
            load.changed();
        });
    }

    private void handOut(ActiveLoad load, Instant now) {
        List<Interval> next = load.ledger().handOut(properties.window(), now);
        if (next.isEmpty()) {
            return;
        }
        try {
            queue.send(next.stream().map(load::task).toList());
            metrics.handedOut(next.size());
        } catch (ServiceUnavailableException e) {
            load.ledger().takeBack(next);
            throw e;
        }
    }
}
