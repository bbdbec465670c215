package dev.lookback.workers.indexer;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * Elasticsearch on so many cores, as a queue before as many servers, and an indexer that always has the next request ready. Time
 * is simulated; how long a request takes varies by a fifth either way, the same in every run.
 */
final class SimulatedNode {

    static final int MEGABYTE = 1 << 20;
    static final long SECOND = 1_000_000_000L;
    private static final double NANOS_OF_BYTE = 125;

    private final Random noise = new Random(42);
    private final PriorityQueue<Sent> inFlight = new PriorityQueue<>(Comparator.comparingLong(Sent::endsAt));
    private final long[] freeAt;
    private final PaceWindow window;
    final Map<PaceWindow.Decrease, Integer> decreases = new EnumMap<>(PaceWindow.Decrease.class);

    /** How many times as long everything takes: what else it has to do. */
    double slowness = 1;

    int requestBytes = 2 * MEGABYTE;
    int smallest = Integer.MAX_VALUE;
    int largest;
    private long now;

    private record Sent(PaceWindow.Request request, long endsAt) {}

    SimulatedNode(int cores, PaceWindow window) {
        this.freeAt = new long[cores];
        this.window = window;
    }

    /** @return bytes that were taken, a second */
    double run(int seconds) {
        long begin = now;
        smallest = Integer.MAX_VALUE;
        largest = 0;
        long bytes = 0;
        while (now < begin + seconds * SECOND) {
            while (inFlight.size() < window.requests()) {
                send();
            }
            Sent first = inFlight.remove();
            now = first.endsAt();
            window.taken(first.request(), now).ifPresent(reason -> decreases.merge(reason, 1, Integer::sum));
            smallest = Math.min(smallest, window.requests());
            largest = Math.max(largest, window.requests());
            bytes += first.request().bytes();
        }
        return bytes * (double) SECOND / (now - begin);
    }

    /** Nothing is sent, and what is in flight is answered. */
    void pause(int seconds) {
        while (!inFlight.isEmpty()) {
            Sent first = inFlight.remove();
            now = Math.max(now, first.endsAt());
            window.taken(first.request(), now);
        }
        now += seconds * SECOND;
    }

    private void send() {
        int server = 0;
        for (int other = 1; other < freeAt.length; other++) {
            server = freeAt[other] < freeAt[server] ? other : server;
        }
        double nanos = requestBytes * NANOS_OF_BYTE * slowness * (0.8 + 0.4 * noise.nextDouble());
        freeAt[server] = Math.max(now, freeAt[server]) + (long) nanos;
        inFlight.add(new Sent(window.sent(requestBytes, inFlight.size() + 1, now), freeAt[server]));
    }

    @Override
    public String toString() {
        return "window " + smallest + " to " + largest + ", decreases " + decreases + ", free at "
                + Arrays.toString(freeAt);
    }
}
