package dev.lookback.endtoend;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Events with numbers 0, 1, 2... over HTTP, which says when they are on disk. What was not acknowledged is not sent again: it
 * may be there or not.
 */
final class AcknowledgedFlow implements AutoCloseable {
    private static final int BURST = 20;
    private static final Duration PERIOD = Duration.ofMillis(50);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final Http harvester;
    private final String service;
    private final Duration age;
    private final AtomicInteger next = new AtomicInteger();
    private final Set<Integer> acknowledged = ConcurrentHashMap.newKeySet();

    private AcknowledgedFlow(int port, String service, Duration age) {
        this.harvester = Http.on(port);
        this.service = service;
        this.age = age;
        thread.scheduleWithFixedDelay(this::burst, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    static AcknowledgedFlow start(int port, String service, Duration age) {
        return new AcknowledgedFlow(port, service, age);
    }

    private void burst() {
        int first = next.getAndAdd(BURST);
        List<Integer> numbers = IntStream.range(first, first + BURST).boxed().toList();
        String lines = numbers.stream().map(this::line).collect(Collectors.joining());
        try {
            harvester.post("/events", "application/x-ndjson", lines).orFail();
            acknowledged.addAll(numbers);
        } catch (AssertionError e) {
            // It is down: this may or may not have come to its disk.
        }
    }

    private String line(int number) {
        return "{\"@timestamp\":\"" + Instant.now().minus(age) + "\",\"service\":{\"name\":\"" + service
                + "\"},\"host\":\"web-1\",\"message\":\"" + Messages.text(number) + "\"}\n";
    }

    int count() {
        return acknowledged.size();
    }

    /** Sends no more; those of which it was told that they are on disk. */
    Set<Integer> finish() throws InterruptedException {
        thread.shutdown();
        thread.awaitTermination(1, TimeUnit.MINUTES);
        return new HashSet<>(acknowledged);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
