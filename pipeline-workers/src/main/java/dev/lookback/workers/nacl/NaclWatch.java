package dev.lookback.workers.nacl;

import dev.lookback.process.StartRefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Reads the keys again, and looks at topics, all the time. Each on a thread of its own: a Kafka that does not answer must not
 * keep a removed key in. A topic that is wrong at the start ends the process; later, it is said, and what is for it is nacked.
 */
final class NaclWatch implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(NaclWatch.class);

    /** The contract allows five seconds. */
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final ProxyKeys keys;
    private final HarvestTopics topics;
    private final NaclListener listener;
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(
            2, Thread.ofPlatform().name("nacl-watch-", 0).daemon().factory());

    private volatile boolean isRunning;

    NaclWatch(ProxyKeys keys, HarvestTopics topics, NaclListener listener) {
        this.keys = keys;
        this.topics = topics;
        this.listener = listener;
    }

    @Override
    public void start() {
        topics.look(keys.authorized().environments());
        repeat(this::refreshKeys);
        repeat(this::lookAtTopics);
        isRunning = true;
    }

    private void repeat(Runnable task) {
        var _ = threads.scheduleWithFixedDelay(task, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void refreshKeys() {
        try {
            if (keys.refresh()) {
                listener.closeUnauthorized();
            }
        } catch (RuntimeException e) {
            // The next turn must come whatever this one has met.
            log.error("keys not read again", e);
        }
    }

    private void lookAtTopics() {
        try {
            topics.look(keys.authorized().environments());
        } catch (StartRefusedException e) {
            log.debug("said before: {}", e.getMessage());
        } catch (RuntimeException e) {
            log.error("topics not looked at", e);
        }
    }

    @Override
    public void stop() {
        threads.shutdownNow();
        isRunning = false;
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    /** Before the listener: the first batch meets topics that were looked at. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 1;
    }
}
