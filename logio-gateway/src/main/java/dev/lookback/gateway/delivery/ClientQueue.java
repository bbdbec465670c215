package dev.lookback.gateway.delivery;

import dev.lookback.gateway.subscription.Frame;
import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * What waits for one client, bounded in bytes: beyond it the oldest events go, and the client is told how many of each name
 * before it gets the next. What is said beside events goes first; of the list of inputs only the newest is kept.
 */
final class ClientQueue {

    /** What a frame takes beside its bytes. */
    private static final int OVERHEAD_BYTES = 200;

    /** More than so many answers wait only for a client that asks and does not read. */
    private static final int MAX_TEXTS = 100;

    private final LongSupplier capacity;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Deque<Outgoing.Text> texts = new ArrayDeque<>();
    private final Deque<Frame> frames = new ArrayDeque<>();

    private Map<String, Long> dropped = new TreeMap<>();
    private Outgoing.@Nullable Text inputs;
    private boolean isPingDue;
    private long held;
    private boolean isClosed;

    /** @param capacity of events, in bytes; it may change */
    ClientQueue(LongSupplier capacity) {
        this.capacity = capacity;
    }

    /** Returns how many events were dropped for it. */
    int offer(Frame frame) {
        lock.lock();
        try {
            if (isClosed) {
                return 0;
            }
            int lost = 0;
            frames.add(frame);
            held += size(frame);
            long most = capacity.getAsLong();
            while (held > most && !frames.isEmpty()) {
                lost += drop(frames.remove());
            }
            arrived.signal();
            return lost;
        } finally {
            lock.unlock();
        }
    }

    private int drop(Frame frame) {
        held -= size(frame);
        int[] counts = frame.counts();
        for (int bit = 0; bit < counts.length; bit++) {
            if (counts[bit] > 0) {
                dropped.merge(frame.wants().names().get(bit), (long) counts[bit], Long::sum);
            }
        }
        return frame.events();
    }

    /** Returns whether there was room for it. */
    boolean offer(byte[] json) {
        lock.lock();
        try {
            if (isClosed || texts.size() == MAX_TEXTS) {
                return false;
            }
            texts.add(new Outgoing.Text(json));
            arrived.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    void inputs(byte[] json) {
        lock.lock();
        try {
            inputs = new Outgoing.Text(json);
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }

    void ping() {
        lock.lock();
        try {
            isPingDue = true;
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Returns what is to be written next, waiting for it; null when the queue is closed and empty. */
    @Nullable
    Outgoing take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            Outgoing next = poll();
            while (next == null && !isClosed) {
                arrived.await();
                next = poll();
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Outgoing poll() {
        if (isPingDue) {
            isPingDue = false;
            return new Outgoing.Ping();
        }
        if (!texts.isEmpty()) {
            return texts.remove();
        }
        if (!dropped.isEmpty()) {
            Outgoing notice = new Outgoing.Text(Notices.dropped(dropped));
            dropped = new TreeMap<>();
            return notice;
        }
        if (inputs != null) {
            Outgoing newest = inputs;
            inputs = null;
            return newest;
        }
        Frame frame = frames.poll();
        if (frame == null) {
            return null;
        }
        held -= size(frame);
        return new Outgoing.Events(frame);
    }

    private static int size(Frame frame) {
        return frame.bytes().length + OVERHEAD_BYTES;
    }

    /** In bytes. */
    long held() {
        lock.lock();
        try {
            return held;
        } finally {
            lock.unlock();
        }
    }

    /** Returns how many events nobody will take out any more. */
    int clear() {
        lock.lock();
        try {
            int lost = frames.stream().mapToInt(Frame::events).sum();
            frames.clear();
            held = 0;
            return lost;
        } finally {
            lock.unlock();
        }
    }

    /** Nothing more is taken in; what is there may still be taken out. */
    void close() {
        lock.lock();
        try {
            isClosed = true;
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
