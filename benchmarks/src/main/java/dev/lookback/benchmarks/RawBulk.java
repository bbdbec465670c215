package dev.lookback.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;

/** The ceiling: ready-made {@code _bulk} bodies over plain HTTP, by a client that does nothing else. */
final class RawBulk {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI elasticsearch;
    private final MeasuredIndex index;

    RawBulk(URI elasticsearch, MeasuredIndex index) {
        this.elasticsearch = elasticsearch;
        this.index = index;
    }

    /** @param documents of a body */
    record Shape(int connections, int documents) {

        /** The quickest of nine, each of which is tried once: it is to be a ceiling. */
        static Shape quickest(Trial trial) throws Exception {
            Shape best = new Shape(1, 1_000);
            double most = 0;
            for (int connections : new int[] {1, 2, 4}) {
                for (int documents : new int[] {1_000, 5_000, 10_000}) {
                    Shape shape = new Shape(connections, documents);
                    double rate = trial.rate(shape);
                    System.out.printf(Locale.ROOT, "raw %d × %,6d %,8.0f documents/s%n", connections, documents, rate);
                    if (rate > most) {
                        most = rate;
                        best = shape;
                    }
                }
            }
            System.out.printf(
                    Locale.ROOT, "raw _bulk is %d × %,d from here on%n", best.connections(), best.documents());
            return best;
        }
    }

    @FunctionalInterface
    interface Trial {
        /** Documents a second. */
        double rate(Shape shape) throws Exception;
    }

    /**
     * Puts all documents into the index, made anew as its template says.
     *
     * @return documents a second
     */
    double run(List<byte[]> lines, Shape shape) throws Exception {
        index.delete();
        return fill(lines, shape);
    }

    /** Puts all documents into the index, which is there and empty. */
    double fill(List<byte[]> lines, Shape shape) throws Exception {
        List<byte[]> bodies = bodies(lines, shape.documents());
        long start = System.nanoTime();
        sendAll(bodies, shape.connections());
        double seconds = (System.nanoTime() - start) / 1e9;
        index.expectCount(lines.size());
        return lines.size() / seconds;
    }

    private void sendAll(List<byte[]> all, int connections) throws Exception {
        BlockingQueue<byte[]> bodies = new LinkedBlockingQueue<>(all);
        try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
            List<Future<?>> senders = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                senders.add(threads.submit(() -> send(bodies)));
            }
            for (Future<?> sender : senders) {
                sender.get();
            }
        }
    }

    private List<byte[]> bodies(List<byte[]> lines, int documents) {
        List<byte[]> bodies = new ArrayList<>();
        for (int from = 0; from < lines.size(); from += documents) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            for (byte[] line : lines.subList(from, Math.min(from + documents, lines.size()))) {
                String id = new String(line, 62, 18, StandardCharsets.US_ASCII);
                body.writeBytes(("{\"create\":{\"_index\":\"" + index.name() + "\",\"_id\":\"" + id + "\"}}\n")
                        .getBytes(StandardCharsets.US_ASCII));
                body.writeBytes(line);
                body.write('\n');
            }
            bodies.add(body.toByteArray());
        }
        return bodies;
    }

    private Void send(BlockingQueue<byte[]> bodies) throws IOException, InterruptedException {
        for (byte[] body = bodies.poll(); body != null; body = bodies.poll()) {
            HttpRequest request = HttpRequest.newBuilder(elasticsearch.resolve("/_bulk?filter_path=errors"))
                    .header("Content-Type", "application/x-ndjson")
                    .timeout(Duration.ofMinutes(1))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                    .build();
            String answer =
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body();
            if (!answer.equals("{\"errors\":false}")) {
                throw new IllegalStateException("_bulk: " + answer + " (expected: no errors)");
            }
        }
        return null;
    }
}
