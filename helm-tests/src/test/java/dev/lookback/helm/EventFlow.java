package dev.lookback.helm;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Events with numbers, some five times a second, each given to a target until that has taken it. */
final class EventFlow implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final long PERIOD_MILLIS = 200;
    private static final int BURST = 2;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final String name;
    private final Target target;
    private final List<Event> taken = new CopyOnWriteArrayList<>();
    private volatile List<Event> waiting = List.of();
    private volatile boolean isEnding;
    private int next;

    /** @param text that no other event has */
    record Event(Instant time, String text) {}

    /** Where they go. */
    interface Target {

        /** @throws IOException if all may have been taken or not: they are given again */
        void take(List<Event> events) throws IOException;
    }

    private EventFlow(String name, Target target) {
        this.name = name;
        this.target = target;
    }

    static EventFlow start(String name, Target target) {
        EventFlow flow = new EventFlow(name, target);
        Future<?> _ = flow.thread.scheduleWithFixedDelay(flow::burst, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
        return flow;
    }

    private void burst() {
        if (waiting.isEmpty() && !isEnding) {
            waiting = events();
        }
        try {
            target.take(waiting);
            taken.addAll(waiting);
            waiting = List.of();
        } catch (IOException e) {
            // Nobody is there: again at the next burst.
        }
    }

    private List<Event> events() {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < BURST; i++) {
            events.add(new Event(Instant.now(), name + " " + next++));
        }
        return List.copyOf(events);
    }

    /** With which the texts of its events begin, as no others do. */
    String name() {
        return name;
    }

    List<Event> taken() {
        return List.copyOf(taken);
    }

    /** Returns when some more have been taken. */
    void awaitMore() {
        int before = taken.size();
        await("more of " + name).atMost(LIMIT).until(() -> taken.size() > before + BURST);
    }

    /** Makes no more, and returns when all that there are have been taken. */
    void finish() {
        isEnding = true;
        await("all of " + name).atMost(LIMIT).until(() -> waiting.isEmpty());
        close();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
