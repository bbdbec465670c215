package dev.lookback.benchmarks;

import dev.lookback.benchmarks.LiveArrivals.Latency;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * One measurement: so many events a second for some seconds, to so many clients that want all of them. The first seconds are
 * counted as the others are, but not timed.
 */
record LiveRun(LiveSetup setup, int clients, int rate) {

    private static final int WARM_UP_SECONDS = 5;
    private static final int SECONDS = 15;
    /** What a measured system has in hand may still come; after this long without any progress it is lost. */
    private static final Duration QUIET = Duration.ofSeconds(3);

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(20);

    Result measure(LiveSender sender) throws Exception {
        int total = rate * (WARM_UP_SECONDS + SECONDS);
        List<LiveClient> connected = new ArrayList<>();
        Spent spent;
        try {
            for (int i = 0; i < clients; i++) {
                int port = setup.ports().get(i % setup.ports().size());
                connected.add(new LiveClient(setup.dialect(), port, new LiveArrivals(total)));
            }
            awaitSubscribed(sender, connected, total);
            spent = send(sender, connected, total);
        } finally {
            for (LiveClient client : connected) {
                client.close();
            }
        }
        return result(connected.stream().map(LiveClient::arrivals).toList(), total, spent);
    }

    /** Nobody says that a subscription counts from now on, at all gateways: events numbered behind all others find out. */
    private static void awaitSubscribed(LiveSender sender, List<LiveClient> clients, int from) throws Exception {
        long limit = System.nanoTime() + CONNECT_LIMIT.toNanos();
        for (int probe = from;
                clients.stream().anyMatch(client -> !client.arrivals().isReached());
                probe++) {
            if (System.nanoTime() > limit) {
                throw new IllegalStateException(
                        "clients that do not get everything (expected: none after " + CONNECT_LIMIT + ")");
            }
            sender.send(probe);
            sender.flush();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private Spent send(LiveSender sender, List<LiveClient> connected, int total) throws IOException {
        Duration before = setup.processorTime();
        long began = System.nanoTime();
        sender.sendAll(total, rate);
        long ended = awaitQuiet(connected, total);
        return new Spent(ended - began, setup.processorTime().minus(before));
    }

    /** @return when the last event came */
    private static long awaitQuiet(List<LiveClient> clients, int total) {
        long last = System.nanoTime();
        long count = -1;
        while (count < (long) total * clients.size() && System.nanoTime() - last < QUIET.toNanos()) {
            long now = clients.stream()
                    .mapToLong(client -> client.arrivals().distinct())
                    .sum();
            if (now != count) {
                count = now;
                last = System.nanoTime();
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        return last;
    }

    private Result result(List<LiveArrivals> arrivals, int total, Spent spent) {
        long came = arrivals.stream().mapToLong(LiveArrivals::distinct).sum();
        int least = arrivals.stream().mapToInt(LiveArrivals::distinct).min().orElseThrow();
        return new Result(
                this,
                (long) total * clients - came,
                arrivals.stream().mapToLong(LiveArrivals::twice).sum(),
                least * 1e9 / spent.nanos,
                LiveArrivals.latency(arrivals, rate * WARM_UP_SECONDS),
                (double) spent.processor.toNanos() / spent.nanos);
    }

    /**
     * From the first sent to the last received.
     *
     * @param processor of the servers
     */
    private record Spent(long nanos, Duration processor) {}

    /**
     * What came of it.
     *
     * @param lost of events times clients
     * @param arrived events/s at the client that had fewest, from the first sent to the last received
     * @param cores that the servers kept busy together
     */
    record Result(LiveRun run, long lost, long twice, double arrived, Latency latency, double cores) {

        /** The rest is the time that the last ones are on their way. */
        private static final double KEPT_UP = 0.97;

        boolean isBorne() {
            return lost == 0 && arrived > run.rate * KEPT_UP;
        }

        String line() {
            return "%-28s %2d x %,7d/s: lost %,d, twice %,d, arrived %,.0f/s; %s; %.2f cores"
                    .formatted(run.setup.name(), run.clients, run.rate, lost, twice, arrived, latency, cores);
        }
    }
}
