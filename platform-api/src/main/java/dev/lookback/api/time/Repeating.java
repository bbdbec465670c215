package dev.lookback.api.time;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Something done again and again on a thread of its own, so that a service that does not answer keeps nothing else waiting. What
 * fails is logged, and done again when it is due.
 */
public final class Repeating implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Repeating.class);

    private final String name;
    private final Runnable work;
    private final Duration interval;
    private final ScheduledExecutorService thread;
    private volatile boolean isRunning;

    /**
     * @param name of the thread
     * @param interval between the end of one time and the begin of the next
     */
    public Repeating(String name, Runnable work, Duration interval) {
        this.name = name;
        this.work = work;
        this.interval = interval;
        this.thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(name).daemon().factory());
    }

    @Override
    public void start() {
        isRunning = true;
        Future<?> _ = thread.scheduleWithFixedDelay(this::once, 0, interval.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void once() {
        try {
            work.run();
        } catch (RuntimeException e) {
            log.error("{}: not foreseen, and tried again", name, e);
        }
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
