package dev.lookback.harvester.http;

import java.util.concurrent.atomic.AtomicLong;

/** What the events of all requests together may take, from when they are read until the sink has them. */
final class RequestMemory {

    private final long capacity;
    private final AtomicLong held = new AtomicLong();

    /** @param capacity in bytes */
    RequestMemory(long capacity) {
        this.capacity = capacity;
    }

    /** Returns whether there was so much left; if not, none is taken. */
    boolean take(long bytes) {
        if (held.addAndGet(bytes) > capacity) {
            held.addAndGet(-bytes);
            return false;
        }
        return true;
    }

    void giveBack(long bytes) {
        held.addAndGet(-bytes);
    }

    long held() {
        return held.get();
    }
}
