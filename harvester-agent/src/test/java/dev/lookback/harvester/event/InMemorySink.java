package dev.lookback.harvester.event;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Keeps lines up to a number; {@link #drain()} is its delivery. */
public final class InMemorySink implements EventSink {

    private final int capacity;
    private final List<String> lines = new ArrayList<>();

    public InMemorySink(int capacity) {
        this.capacity = capacity;
    }

    @Override
    public synchronized boolean offer(EventLine line) {
        if (lines.size() >= capacity) {
            return false;
        }
        lines.add(new String(line.buffer(), line.offset(), line.length(), StandardCharsets.UTF_8));
        return true;
    }

    @Override
    public synchronized boolean awaitRoom(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        long left = limit.toNanos();
        while (lines.size() >= capacity && left > 0) {
            wait(Math.max(1, left / 1_000_000));
            left = end - System.nanoTime();
        }
        return lines.size() < capacity;
    }

    /** Memory is all the disk it has. */
    @Override
    public boolean awaitDurable(Duration limit) {
        return true;
    }

    public synchronized List<String> drain() {
        List<String> drained = List.copyOf(lines);
        lines.clear();
        notifyAll();
        return drained;
    }

    public synchronized List<String> lines() {
        return List.copyOf(lines);
    }
}
