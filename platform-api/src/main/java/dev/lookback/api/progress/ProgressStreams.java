package dev.lookback.api.progress;

import dev.lookback.api.events.ClientConnection;
import dev.lookback.api.problem.ServiceUnavailableException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The clients that watch now, of which there may be so many. Each waits on its request's own thread. */
public final class ProgressStreams {

    private static final String LAST_EVENT_ID = "Last-Event-ID";

    private final ProgressProperties properties;
    private final ProgressMetrics metrics;
    private final Semaphore free;
    private final ConcurrentMap<String, Watched> watched = new ConcurrentHashMap<>();
    private final CountDownLatch stopped = new CountDownLatch(1);

    private record Watched(Watch watch, int clients) {}

    ProgressStreams(ProgressProperties properties, ProgressMetrics metrics) {
        this.properties = properties;
        this.metrics = metrics;
        this.free = new Semaphore(properties.maxClients());
    }

    /**
     * Tells a client every change, until it is final, the client has gone, or the process is being stopped.
     *
     * @param name of what is watched; whoever watches the same shares the looks at it
     * @param source empty when it is not there any more
     * @throws ServiceUnavailableException if as many watch as may
     */
    public void send(
            String name, Supplier<Optional<Snapshot>> source, HttpServletRequest request, HttpServletResponse response)
            throws InterruptedException {
        send(
                name,
                source,
                new HttpProgressClient(response, ClientConnection.of(request)),
                request.getHeader(LAST_EVENT_ID));
    }

    void send(String name, Supplier<Optional<Snapshot>> source, ProgressClient client, @Nullable String lastSeen)
            throws InterruptedException {
        if (!free.tryAcquire()) {
            metrics.refused();
            throw ServiceUnavailableException.busy("lookback.progress.max-clients: " + properties.maxClients()
                    + " clients watch now (expected: fewer; come again)");
        }
        metrics.opened();
        try {
            tell(open(name, source), client, lastSeen);
        } catch (IOException e) {
            metrics.gone();
        } finally {
            close(name);
            metrics.closed();
            free.release();
        }
    }

    private void tell(Watch watch, ProgressClient client, @Nullable String lastSeen)
            throws IOException, InterruptedException {
        String told = lastSeen;
        Optional<Snapshot> seen = watch.look();
        if (seen.filter(last -> last.isFinal() && last.id().equals(lastSeen)).isPresent()) {
            client.nothingMore();
            return;
        }
        long spokenAt = System.nanoTime() - properties.heartbeat().toNanos();
        while (seen.isPresent() && !client.isGone()) {
            Snapshot snapshot = seen.get();
            if (!Objects.equals(told, snapshot.id())) {
                client.tell(snapshot);
                told = snapshot.id();
                spokenAt = System.nanoTime();
            } else if (System.nanoTime() - spokenAt >= properties.heartbeat().toNanos()) {
                client.heartbeat();
                spokenAt = System.nanoTime();
            }
            if (snapshot.isFinal() || waitedForStop(properties.interval())) {
                return;
            }
            seen = watch.look();
        }
    }

    private boolean waitedForStop(Duration limit) throws InterruptedException {
        return stopped.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    private Watch open(String name, Supplier<Optional<Snapshot>> source) {
        return Objects.requireNonNull(watched.compute(
                        name,
                        (same, known) -> known == null
                                ? new Watched(new Watch(source, properties.interval()), 1)
                                : new Watched(known.watch(), known.clients() + 1)))
                .watch();
    }

    private void close(String name) {
        watched.computeIfPresent(
                name, (same, known) -> known.clients() == 1 ? null : new Watched(known.watch(), known.clients() - 1));
    }

    /** Ends all, now and from now on, so that a stop of the process does not wait for them. */
    void stop() {
        stopped.countDown();
    }
}
