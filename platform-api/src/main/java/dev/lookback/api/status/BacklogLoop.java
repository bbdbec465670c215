package dev.lookback.api.status;

import org.springframework.context.SmartLifecycle;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks on a thread of its own: a Kafka that does not answer keeps nothing else waiting. */
final class BacklogLoop implements SmartLifecycle {

    /** As often as a scrape may come: more often nobody would see. */
    static final Duration INTERVAL = Duration.ofSeconds(15);

    private final BacklogWatch watch;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("backlog").daemon().factory());
    private volatile boolean isRunning;

    BacklogLoop(BacklogWatch watch) {
        this.watch = watch;
    }

    @Override
    public void start() {
        isRunning = true;
        Future<?> _ = thread.scheduleWithFixedDelay(watch::look, 0, INTERVAL.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void stop() {
        isRunning = false;
        thread.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }
}
