package dev.lookback.harvester.file;

import dev.lookback.harvester.event.EventSink;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Reads all files with one thread, from when everything behind it has started until before anything behind it stops. What is
 * read and not taken by then waits where it is.
 */
final class FileInput implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(FileInput.class);

    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

    private final FileFollower follower;
    private final Duration pollInterval;
    private final EventSink sink;
    private final Clock clock;
    private final CountDownLatch stop = new CountDownLatch(1);

    private volatile @Nullable Thread thread;

    FileInput(FileFollower follower, Duration pollInterval, EventSink sink, Clock clock) {
        this.follower = follower;
        this.pollInterval = pollInterval;
        this.sink = sink;
        this.clock = clock;
    }

    @Override
    public void start() {
        thread = Thread.ofPlatform().name("file-read").start(this::run);
    }

    private void run() {
        try {
            while (stop.getCount() > 0) {
                switch (follower.round(clock.instant())) {
                    case IDLE -> stop.await(pollInterval.toNanos(), TimeUnit.NANOSECONDS);
                    case NO_ROOM -> sink.awaitRoom(pollInterval);
                    case MORE -> {}
                }
            }
        } catch (InterruptedException e) {
            log.debug("reading files was interrupted");
        } catch (RuntimeException e) {
            log.error("files are no longer read: the harvester has to be restarted", e);
        } finally {
            follower.close();
        }
    }

    @Override
    public void stop() {
        stop.countDown();
        Thread running = thread;
        try {
            if (running != null && !running.join(STOP_LIMIT)) {
                log.warn("files are still being read {} after they should not be", STOP_LIMIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        Thread running = thread;
        return running != null && running.isAlive();
    }

    FileFollower.State state() {
        return follower.state();
    }
}
