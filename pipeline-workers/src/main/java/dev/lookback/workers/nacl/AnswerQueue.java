package dev.lookback.workers.nacl;

import dev.lookback.nacl.Answer;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The answers of one connection. For every batch that is taken there is one, and room for it from the beginning: so whoever
 * sends and does not read is not read any more either.
 */
final class AnswerQueue {

    private final int limit;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<Answer> answers = new ArrayDeque<>();

    private int inHand;
    private boolean isFinished;
    private boolean isAbandoned;

    /** @param limit of batches whose answer has not gone out */
    AnswerQueue(int limit) {
        this.limit = limit;
    }

    /** Waits for room, for one batch. @return whether there will be somebody to answer */
    boolean reserve() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (inHand == limit && !isAbandoned) {
                changed.await();
            }
            inHand++;
            return !isAbandoned;
        } finally {
            lock.unlock();
        }
    }

    /** Never waits. */
    void add(Answer answer) {
        lock.lock();
        try {
            answers.add(answer);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the next; empty when all that there will be were taken. */
    Optional<Answer> take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (answers.isEmpty() && !(isFinished && inHand == 0)) {
                changed.await();
            }
            return Optional.ofNullable(answers.poll());
        } finally {
            lock.unlock();
        }
    }

    /** An answer has gone out. */
    void written() {
        lock.lock();
        try {
            inHand--;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** No more batches come. */
    void finish() {
        lock.lock();
        try {
            isFinished = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Nobody reads answers any more. */
    void abandon() {
        lock.lock();
        try {
            isAbandoned = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
