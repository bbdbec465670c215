package dev.lookback.harvester.rules;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Has the file looked at, again and again and at SIGHUP. Without a file, SIGHUP changes nothing, and ends nothing. */
final class RulesWatch implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RulesWatch.class);

    private final @Nullable ReloadedRules rules;
    private final Duration poll;
    private final Semaphore hangups = new Semaphore(0);

    private @Nullable Hangup hangup;
    private @Nullable Thread thread;

    RulesWatch(@Nullable ReloadedRules rules, Duration poll) {
        this.rules = rules;
        this.poll = poll;
    }

    @Override
    public synchronized void start() {
        if (rules == null) {
            hangup = Hangup.listen(() -> log.info("SIGHUP: there is no lookback.harvester.rules to read again"));
            return;
        }
        ReloadedRules watched = rules;
        hangup = Hangup.listen(hangups::release);
        thread = Thread.ofPlatform().daemon().name("rules").start(() -> watch(watched));
    }

    private void watch(ReloadedRules watched) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                boolean isAsked = hangups.tryAcquire(poll.toNanos(), TimeUnit.NANOSECONDS);
                hangups.drainPermits();
                watched.look(isAsked);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void stop() {
        if (hangup != null) {
            hangup.close();
            hangup = null;
        }
        if (thread != null) {
            thread.interrupt();
            thread = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return hangup != null;
    }

    /** Before everything else, and until everything else has stopped: a signal ends neither a start nor a stop. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
