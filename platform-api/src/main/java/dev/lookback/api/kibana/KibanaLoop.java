package dev.lookback.api.kibana;

import org.springframework.context.SmartLifecycle;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Sweeps on a thread of its own: a Kibana that does not answer keeps nothing else waiting. */
final class KibanaLoop implements SmartLifecycle {

    private final KibanaSweep sweep;
    private final Duration interval;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("kibana").daemon().factory());
    private volatile boolean isRunning;

    KibanaLoop(KibanaSweep sweep, Duration interval) {
        this.sweep = sweep;
        this.interval = interval;
    }

    @Override
    public void start() {
        isRunning = true;
        Future<?> _ = thread.scheduleWithFixedDelay(sweep::sweep, 0, interval.toNanos(), TimeUnit.NANOSECONDS);
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
