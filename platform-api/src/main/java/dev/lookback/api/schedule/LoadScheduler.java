package dev.lookback.api.schedule;

import dev.lookback.api.schedule.SchedulerMetrics.Dropped;
import dev.lookback.model.history.LoadResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The loads that this process schedules, taken forward step by step. It asks no clock and starts no thread: one thread
 * at a time calls it and says what time it is. What it cannot do now, since a service does not answer, it does in a later
 * step.
 */
final class LoadScheduler {

    private static final Logger log = LoggerFactory.getLogger(LoadScheduler.class);

    /** How often every load is compared with its record and its index, in case others have ended it. */
    private static final Duration CHECK_INTERVAL = Duration.ofSeconds(15);

    private final LoadStore store;
    private final TaskDispatcher dispatcher;
    private final LoadFinisher finisher;
    private final SchedulerProperties properties;
    private final SchedulerMetrics metrics;

    private final Map<String, ActiveLoad> loads = new LinkedHashMap<>();
    private final List<Runnable> unacknowledged = new ArrayList<>();
    private final Attempts attempts = new Attempts(log);
    private Ownership ownership = Ownership.NOTHING;
    private Instant lookedAt = Instant.MIN;
    private Instant checkedAt = Instant.MIN;
    private Instant savedAt = Instant.MIN;

    LoadScheduler(
            LoadStore store,
            TaskDispatcher dispatcher,
            LoadFinisher finisher,
            SchedulerProperties properties,
            SchedulerMetrics metrics) {
        this.store = store;
        this.dispatcher = dispatcher;
        this.finisher = finisher;
        this.properties = properties;
        this.metrics = metrics;
    }

    /** Takes over the loads of these partitions of the progress topic, at the next step. */
    void assign(Set<Integer> partitions, int count) {
        ownership = ownership.plus(partitions, count);
        checkedAt = Instant.MIN;
    }

    /** Saves the loads of these partitions and lets go of them. */
    void revoke(Set<Integer> partitions, Instant now) {
        attempts.run("saving", () -> save(now));
        ownership = ownership.minus(partitions);
        loads.keySet().removeIf(name -> !ownership.owns(name));
    }

    /** Whether the load of that name is scheduled here. */
    boolean owns(String name) {
        return ownership.owns(name);
    }

    /** @param acknowledge is run when what the results say is saved */
    void receive(List<LoadResult> results, Runnable acknowledge) {
        results.forEach(this::receive);
        unacknowledged.add(acknowledge);
    }

    /** There is a new load: the next step looks for it, due or not. */
    void lookAtOnce() {
        lookedAt = Instant.MIN;
    }

    void step(Instant now) {
        attempts.run("looking for loads", () -> look(now));
        for (ActiveLoad load : List.copyOf(loads.values())) {
            attempts.run(load.name(), () -> advance(load, now));
        }
        if (isDue(savedAt, properties.saveInterval(), now)) {
            attempts.run("saving", () -> save(now));
        }
        metrics.loads(loads.size());
    }

    private void look(Instant now) {
        if (isDue(checkedAt, CHECK_INTERVAL, now)) {
            takeOver(store.loading(), now);
            check(now);
            checkedAt = now;
        }
        if (isDue(lookedAt, properties.lookInterval(), now)) {
            takeOver(store.queued(), now);
            lookedAt = now;
        }
    }

    private void takeOver(List<LoadRecord> records, Instant now) {
        for (LoadRecord stored : records) {
            ActiveLoad known = loads.get(stored.name());
            boolean isNew = known == null
                    || !known.saved().load().id().equals(stored.load().id());
            if (isNew && ownership.owns(stored.name())) {
                loads.put(stored.name(), new ActiveLoad(stored, dispatcher.intervals(), now));
            }
        }
    }

    private void check(Instant now) {
        for (ActiveLoad load : List.copyOf(loads.values())) {
            if (!store.isCurrent(load) || finisher.isWithoutIndex(load, now)) {
                loads.remove(load.name());
            }
        }
    }

    private void receive(LoadResult result) {
        metrics.received();
        ActiveLoad load = loads.get(result.index());
        if (load == null) {
            metrics.drop(Dropped.NOT_LOADING);
            return;
        }
        if (!load.take(result)) {
            metrics.drop(Dropped.OTHER_LOAD);
        }
    }

    private void advance(ActiveLoad load, Instant now) {
        if (finisher.isImpossible(load, now)) {
            loads.remove(load.name());
            return;
        }
        try {
            dispatcher.advance(load, loads.values(), now);
        } finally {
            load.stepped(now);
        }
        finisher.lookForFirstEvents(load);
        if (load.ledger().isDone() && dispatcher.isAllListed(load) && finisher.finish(load, now)) {
            loads.remove(load.name());
        }
    }

    /** Acknowledges only when every load that has changed is saved. */
    private void save(Instant now) {
        for (ActiveLoad load : List.copyOf(loads.values())) {
            if (load.isChanged() && !store.save(load, load::progress, now)) {
                loads.remove(load.name());
            }
        }
        savedAt = now;
        metrics.saved();
        unacknowledged.forEach(Runnable::run);
        unacknowledged.clear();
    }

    private static boolean isDue(Instant last, Duration interval, Instant now) {
        return last.equals(Instant.MIN) || !now.isBefore(last.plus(interval));
    }
}
