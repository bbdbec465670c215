package dev.lookback.workers.compressor;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A harvester's batches, twenty a second, and where it is asked for so large ones that their part has many chunks. */
final class BatchLoad implements AutoCloseable {

    private static final int LINES = 10;
    private static final int LARGE_BATCHES = 8;
    private static final int LARGE_LINES = 4;
    private static final int LARGE_BYTES = 225_000;
    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final KafkaProducer<byte[], byte[]> producer;
    private final String topic;
    private final Clock clock = Clock.systemUTC();
    private final Random random = new Random(1);
    private final AtomicBoolean wantsLarge = new AtomicBoolean();
    private long events;
    private long batches;

    BatchLoad(String bootstrapServers, String topic) {
        this.topic = topic;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "max.request.size", 4_000_000),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        thread.scheduleAtFixedRate(this::send, 0, 50, TimeUnit.MILLISECONDS);
    }

    void sendLargeOnes() {
        wantsLarge.set(true);
    }

    private void send() {
        if (wantsLarge.getAndSet(false)) {
            IntStream.range(0, LARGE_BATCHES).forEach(i -> send(LARGE_LINES, LARGE_BYTES));
        }
        send(LINES, 40);
    }

    private void send(int lines, int bytes) {
        Instant now = clock.instant();
        String text = IntStream.range(0, lines)
                .mapToObj(i -> TestLines.line(now, events++, letters(bytes)))
                .collect(Collectors.joining());
        producer.send(TestLines.batch(topic, now, batches++, text));
    }

    private String letters(int count) {
        return random.ints(count, 0, LETTERS.length())
                .collect(
                        StringBuilder::new,
                        (text, letter) -> text.append(LETTERS.charAt(letter)),
                        StringBuilder::append)
                .toString();
    }

    /** Ends it; Kafka has all of it then. Returns how many events that are. */
    long finish() throws InterruptedException {
        thread.shutdown();
        thread.awaitTermination(1, TimeUnit.MINUTES);
        producer.flush();
        return events;
    }

    @Override
    public void close() {
        thread.shutdownNow();
        producer.close();
    }
}
