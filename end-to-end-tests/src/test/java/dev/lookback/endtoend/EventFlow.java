package dev.lookback.endtoend;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Events with numbers 0, 1, 2... over one TCP connection, 500 a second or as many as the harvester takes. */
final class EventFlow implements AutoCloseable {
    private static final int BURST = 50;
    private static final Duration PERIOD = Duration.ofMillis(100);
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final int port;
    private final String service;
    private final Duration age;
    private final AtomicInteger sent = new AtomicInteger();
    private SyslogSender sender;
    private ScheduledFuture<?> bursts;

    private EventFlow(int port, String service, Duration age) throws IOException {
        this.port = port;
        this.service = service;
        this.age = age;
        this.sender = SyslogSender.connect(port);
        this.bursts = begin();
    }

    /** @param age how far the events' times lie back: old ones are archived without waiting for their interval's end */
    static EventFlow start(int port, String service, Duration age) throws IOException {
        return new EventFlow(port, service, age);
    }

    private ScheduledFuture<?> begin() {
        return thread.scheduleAtFixedRate(this::burst, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void burst() {
        int first = sent.get();
        Instant time = Instant.now().minus(age);
        try {
            sender.send(IntStream.range(first, first + BURST)
                    .mapToObj(number -> Messages.frame(service, time.plusNanos(1_000L * (number - first)), number)));
            sent.addAndGet(BURST);
        } catch (IOException e) {
            // Ends the bursts; whoever pauses is told.
            throw new IllegalStateException("connection lost after " + first + " events", e);
        }
    }

    /** How many were written so far; all of them are accepted once {@link #pause()} has returned. */
    int sent() {
        return sent.get();
    }

    /** Returns when the harvester has read everything. */
    void pause() throws InterruptedException, ExecutionException, TimeoutException {
        bursts.cancel(false);
        if (bursts.state() == Future.State.FAILED) {
            throw new AssertionError(bursts.exceptionNow());
        }
        thread.submit(() -> {
                    try (SyslogSender ending = sender) {
                        ending.finish();
                    }
                    return sent.get();
                })
                .get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    }

    void resume() throws IOException {
        sender = SyslogSender.connect(port);
        bursts = begin();
    }

    @Override
    public void close() throws IOException {
        thread.shutdownNow();
        sender.close();
    }
}
