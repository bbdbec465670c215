package dev.lookback.harvester.spool;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A wait before something is tried again, that the process's end cuts short. */
final class Pause {

    private final CountDownLatch ended = new CountDownLatch(1);

    void await(Duration time) throws InterruptedException {
        ended.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    boolean isEnded() {
        return ended.getCount() == 0;
    }

    void end() {
        ended.countDown();
    }
}
