package dev.lookback.standalone.supervise;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/** Who is in which state, for the processes that wait for each other and for those who watch. */
final class StateBoard {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, ProcessSnapshot> snapshots = new LinkedHashMap<>();
    private final StateListener listener;
    private boolean closed;

    StateBoard(Collection<ProcessSpec> specs, StateListener listener) {
        this.listener = listener;
        specs.forEach(spec -> snapshots.put(spec.name(), ProcessSnapshot.waiting(spec)));
    }

    /** The listener is told in the order of the changes, by the thread that makes them. */
    void update(String name, UnaryOperator<ProcessSnapshot> change) {
        lock.lock();
        try {
            snapshots.compute(name, (key, snapshot) -> change.apply(Objects.requireNonNull(snapshot, key)));
            changed.signalAll();
            listener.changed(snapshots());
        } finally {
            lock.unlock();
        }
    }

    List<ProcessSnapshot> snapshots() {
        lock.lock();
        try {
            return new ArrayList<>(snapshots.values());
        } finally {
            lock.unlock();
        }
    }

    /** From here on nothing is started any more. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Returns when all of them run, or the board is closed. */
    void awaitRunning(Collection<String> names) throws InterruptedException {
        await(() -> closed || names.stream().allMatch(name -> stateOf(name) == ProcessState.RUNNING));
    }

    /** Returns when all run, one has failed, or the board is closed. */
    void awaitStarted() throws InterruptedException {
        await(() -> closed
                || snapshots.values().stream().anyMatch(snapshot -> snapshot.state() == ProcessState.FAILED)
                || snapshots.values().stream().allMatch(snapshot -> snapshot.state() == ProcessState.RUNNING));
    }

    /** Returns after the pause, or as soon as the board is closed. */
    void pause(java.time.Duration pause) throws InterruptedException {
        long remaining = pause.toNanos();
        lock.lock();
        try {
            while (!closed && remaining > 0) {
                remaining = changed.awaitNanos(remaining);
            }
        } finally {
            lock.unlock();
        }
    }

    private void await(BooleanSupplier condition) throws InterruptedException {
        lock.lock();
        try {
            while (!condition.getAsBoolean()) {
                changed.await(1, TimeUnit.SECONDS);
            }
        } finally {
            lock.unlock();
        }
    }

    private ProcessState stateOf(String name) {
        return Objects.requireNonNull(snapshots.get(name), name).state();
    }
}
