package dev.lookback.workers.indexer;

import dev.lookback.workers.bulk.Pace;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Follows what Elasticsearch can take beside what else it has to do: as many requests are in flight, of all tasks together, as
 * the window says. Turns come in the order in which they are asked for, so no task starves another.
 */
final class YieldingPace implements Pace {

    private final PaceWindow window;
    private final PaceMetrics metrics;
    private final LongSupplier nanoTime;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Thread> waiting = new ArrayDeque<>();
    private int inFlight;

    YieldingPace(PaceWindow window, PaceMetrics metrics, LongSupplier nanoTime) {
        this.window = window;
        this.metrics = metrics;
        this.nanoTime = nanoTime;
        metrics.window(window.requests());
    }

    @Override
    public Turn await(int bytes) throws InterruptedException {
        long asked = nanoTime.getAsLong();
        lock.lockInterruptibly();
        try {
            awaitTurn();
            inFlight++;
            long now = nanoTime.getAsLong();
            metrics.waited(now - asked);
            PaceWindow.Request request = window.sent(bytes, inFlight, now);
            return answer -> ended(request, answer);
        } finally {
            metrics.window(window.requests());
            lock.unlock();
        }
    }

    private void awaitTurn() throws InterruptedException {
        Thread self = Thread.currentThread();
        waiting.add(self);
        try {
            while (!self.equals(waiting.peek()) || inFlight >= window.requests()) {
                changed.await();
            }
        } finally {
            waiting.remove(self);
            changed.signalAll();
        }
    }

    private void ended(PaceWindow.Request request, Answer answer) {
        lock.lock();
        try {
            inFlight--;
            long now = nanoTime.getAsLong();
            Optional<PaceWindow.Decrease> decrease = switch (answer) {
                case TAKEN -> window.taken(request, now);
                case OVERLOADED -> window.overloaded(request, now);
                case FAILED -> window.failed(request, now);
                case UNTOLD -> {
                    window.untold(request, now);
                    yield Optional.empty();
                }
            };
            decrease.ifPresent(metrics::decreased);
            metrics.window(window.requests());
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
