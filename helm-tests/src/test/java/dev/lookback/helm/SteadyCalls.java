package dev.lookback.helm;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody who asks ten times a second, each time over a new connection. */
final class SteadyCalls implements AutoCloseable {

    private static final long PERIOD_MILLIS = 100;
    private static final int LIMIT_MILLIS = 30_000;
    private static final int OK = 200;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final URI address;
    private final AtomicInteger answered = new AtomicInteger();
    private final List<String> failures = new CopyOnWriteArrayList<>();

    private SteadyCalls(URI address) {
        this.address = address;
    }

    static SteadyCalls start(URI address) {
        SteadyCalls calls = new SteadyCalls(address);
        Future<?> _ = calls.thread.scheduleWithFixedDelay(calls::call, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
        return calls;
    }

    private void call() {
        try {
            int status = status();
            if (status == OK) {
                answered.incrementAndGet();
            } else {
                failures.add("status " + status);
            }
        } catch (IOException e) {
            failures.add(e.toString());
        }
    }

    private int status() throws IOException {
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setRequestProperty("Connection", "close");
        connection.setConnectTimeout(LIMIT_MILLIS);
        connection.setReadTimeout(LIMIT_MILLIS);
        try {
            return connection.getResponseCode();
        } finally {
            connection.disconnect();
        }
    }

    int answered() {
        return answered.get();
    }

    /** What was not answered with 200, and how. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
