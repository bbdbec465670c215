package dev.lookback.gateway.subscription;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** One at a time: the thread that looks at events, and whoever changes what is wanted. Fair, so that nobody waits for long. */
public final class Turns {

    private final ReentrantLock lock = new ReentrantLock(true);

    public <T> T take(Supplier<T> step) {
        lock.lock();
        try {
            return step.get();
        } finally {
            lock.unlock();
        }
    }

    public void take(Runnable step) {
        lock.lock();
        try {
            step.run();
        } finally {
            lock.unlock();
        }
    }
}
