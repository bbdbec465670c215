package dev.lookback.api.schedule;

import dev.lookback.model.history.LoadResult;
import dev.lookback.search.HistoryRecord;
import dev.lookback.search.RebuildRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The one thread that takes the scheduler forward: every so often, and when there is news. What waits for it is bounded
 * by the tasks outstanding.
 */
final class SchedulerLoop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SchedulerLoop.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration HANDOVER = Duration.ofSeconds(10);

    private final LoadScheduler scheduler;
    private final LateWatch late;
    private final Clock clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("load-scheduler").daemon().factory());
    private volatile boolean isRunning;

    SchedulerLoop(LoadScheduler scheduler, LateWatch late, Clock clock) {
        this.scheduler = scheduler;
        this.late = late;
        this.clock = clock;
    }

    @Override
    public void start() {
        isRunning = true;
        Future<?> _ = thread.scheduleWithFixedDelay(this::step, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        isRunning = false;
        thread.shutdown();
        try {
            if (!thread.awaitTermination(HANDOVER.toMillis(), TimeUnit.MILLISECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    /** Stopped after the listener, which hands over its partitions to it. */
    @Override
    public int getPhase() {
        return 0;
    }

    void assigned(Set<Integer> partitions, int count) {
        Future<?> _ = run(() -> scheduler.assign(partitions, count));
    }

    /** Returns when the loads of these partitions are saved, or cannot be in time. */
    void revoked(Set<Integer> partitions) {
        Future<?> saved = run(() -> scheduler.revoke(partitions, clock.instant()));
        try {
            saved.get(HANDOVER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            log.warn(
                    "partitions {} of the progress topic given up before their loads were saved: {}",
                    partitions,
                    e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A load was asked for, by a call to this process. */
    @EventListener({HistoryRecord.class, RebuildRecord.class})
    void queued() {
        Future<?> _ = run(scheduler::lookAtOnce);
    }

    void received(List<LoadResult> results, Runnable acknowledge) {
        Future<?> _ = run(() -> scheduler.receive(results, acknowledge));
    }

    private Future<?> run(Runnable news) {
        try {
            return thread.submit(() -> {
                news.run();
                step();
            });
        } catch (RejectedExecutionException e) {
            // Stopping: Kafka keeps the news for whoever owns the partition next.
            return java.util.concurrent.CompletableFuture.completedFuture(null);
        }
    }

    private void step() {
        Instant now = clock.instant();
        scheduler.step(now);
        late.step(scheduler::owns, now);
    }
}
