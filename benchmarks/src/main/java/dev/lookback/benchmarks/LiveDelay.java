package dev.lookback.benchmarks;

import dev.lookback.model.batch.Gzip;
import dev.lookback.model.time.Interval;
import dev.lookback.model.time.Intervals;
import dev.lookback.model.topic.Environment;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** So many live events a second to an es-consumer, and how long each second's took until Elasticsearch had answered for them. */
final class LiveDelay {

    static final Environment ENVIRONMENT = new Environment("live");

    private static final String DELIVERED = "lookback_recent_events_delivered_total";
    private static final int TURNS_A_SECOND = 5;

    /** Its metrics cost the process something too. */
    private static final long LOOK_MILLIS = 100;

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final AppProcess consumer;
    private final String kafka;
    private final int perTurn;
    private final SampleEvents samples = new SampleEvents("livelive00");
    private final Deque<Sent> open = new ArrayDeque<>();
    private final List<Double> delays = new ArrayList<>();
    private long sequence;

    private record Sent(double total, long nanos) {}

    LiveDelay(AppProcess consumer, String kafka, int perSecond) {
        this.consumer = consumer;
        this.kafka = kafka;
        this.perTurn = perSecond / TURNS_A_SECOND;
    }

    /** Seconds, of each batch, while the condition holds and until all has arrived. */
    Spread measureWhile(Condition condition) throws Exception {
        delays.clear();
        double total = consumer.counter(DELIVERED);
        Map<String, Object> connection = Map.of("bootstrap.servers", kafka, "acks", "all");
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(connection, new ByteArraySerializer(), new ByteArraySerializer())) {
            long turn = System.nanoTime();
            while (condition.holds()) {
                total += perTurn;
                send(producer);
                open.add(new Sent(total, System.nanoTime()));
                turn += TimeUnit.SECONDS.toNanos(1) / TURNS_A_SECOND;
                while (System.nanoTime() < turn) {
                    TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
                    look();
                }
            }
        }
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (!open.isEmpty()) {
            if (System.nanoTime() > giveUp) {
                throw new IllegalStateException(
                        "live: " + open.size() + " batches (expected: none after " + PATIENCE + ")");
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            look();
        }
        return new Spread(delays);
    }

    @FunctionalInterface
    interface Condition {
        boolean holds() throws Exception;
    }

    private void look() throws Exception {
        if (open.isEmpty()) {
            return;
        }
        double delivered = consumer.counter(DELIVERED);
        long now = System.nanoTime();
        while (!open.isEmpty() && open.peek().total() <= delivered) {
            delays.add((now - open.remove().nanos()) / 1e9);
        }
    }

    private void send(KafkaProducer<byte[], byte[]> producer) {
        Instant now = Instant.now();
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (int event = 0; event < perTurn; event++) {
            lines.writeBytes(samples.line(now));
            lines.write('\n');
        }
        ArchiveLines.Batch batch =
                new ArchiveLines.Batch(0, perTurn, lines.size(), Gzip.compress(lines.toByteArray(), 0, lines.size()));
        Interval interval = new Intervals(ArchiveLines.INTERVAL).at(now);
        // One that fails is seen in what does not arrive.
        producer.send(ArchivingWorker.record(ENVIRONMENT.harvestTopic(), interval, batch, sequence++));
    }
}
