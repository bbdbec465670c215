package dev.lookback.benchmarks;

import dev.lookback.model.batch.Batch;
import dev.lookback.model.batch.BatchHeaders;
import dev.lookback.model.batch.Gzip;
import dev.lookback.model.time.Interval;
import dev.lookback.model.time.Intervals;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The es-consumer's documents/s from Kafka into Elasticsearch, beside the same documents as ready-made bodies: the best of
 * 1, 2, 4 connections × 1k, 5k, 10k documents, before and after. The consumer's first quarter warms it up and is not counted.
 */
final class EsConsumerBenchmark {

    private static final String ENVIRONMENT = "bench";
    private static final String TOPIC = "h-" + ENVIRONMENT;
    private static final String DELIVERED = "lookback_recent_events_delivered_total";
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final Services services;
    private final int events;
    private final Instant time = Instant.now().minusSeconds(3_600);

    EsConsumerBenchmark(Services services, int events) {
        this.services = services;
        this.events = events;
    }

    void run() throws Exception {
        String kafka = services.startKafka();
        URI elasticsearch = services.startElasticsearch();
        // Its first start makes topic and template, which both sides use.
        startConsumer(kafka, elasticsearch).stop();
        RawBulk raw = new RawBulk(elasticsearch, "recent-" + ENVIRONMENT + "." + day(time.minus(Duration.ofDays(1))));
        double before = best(raw);
        produce(kafka);
        double consumer = measureConsumer(kafka, elasticsearch);
        double after = best(raw);
        double ceiling = Math.max(before, after);
        System.out.printf("es-consumer         %,8.0f documents/s%n", consumer);
        System.out.printf("raw _bulk, best     %,8.0f documents/s%n", ceiling);
        System.out.printf("ratio               %8.2f (must 0.7, aim 0.9)%n", consumer / ceiling);
    }

    private AppProcess startConsumer(String kafka, URI elasticsearch) throws Exception {
        return services.startApp(
                "pipeline-workers",
                "384m",
                List.of(
                        "lookback.environment=" + ENVIRONMENT,
                        "lookback.workers.roles=es-consumer",
                        "spring.kafka.bootstrap-servers=" + kafka,
                        "spring.elasticsearch.uris=" + elasticsearch));
    }

    private double best(RawBulk raw) throws Exception {
        List<byte[]> lines = lines("rawrawraw0", Math.min(events, 100_000));
        double best = 0;
        for (int connections : new int[] {1, 2, 4}) {
            for (int documents : new int[] {1_000, 5_000, 10_000}) {
                double rate = raw.run(lines, connections, documents);
                System.out.printf("raw _bulk %d × %,6d %,8.0f documents/s%n", connections, documents, rate);
                best = Math.max(best, rate);
            }
        }
        return best;
    }

    private List<byte[]> lines(String idSource, int count) {
        SampleEvents samples = new SampleEvents(idSource);
        List<byte[]> lines = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            lines.add(samples.line(time.plusNanos(i * 1_000L)));
        }
        return lines;
    }

    private void produce(String kafka) {
        Interval interval = new Intervals(Duration.ofMinutes(5)).at(time);
        SampleEvents samples = new SampleEvents("benchbench");
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka, "acks", "all", "max.request.size", 2_000_000);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            int sent = 0;
            for (int sequence = 0; sent < events; sequence++) {
                int count = Math.min(3_000, events - sent);
                producer.send(batch(samples, interval, sequence, count));
                sent += count;
            }
        }
    }

    private ProducerRecord<byte[], byte[]> batch(SampleEvents samples, Interval interval, int sequence, int count) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            lines.writeBytes(samples.line(time.plusNanos(i)));
            lines.write('\n');
        }
        if (lines.size() > Batch.MAX_RAW_BYTES) {
            throw new IllegalStateException(
                    "batch: " + lines.size() + " bytes (expected: " + Batch.MAX_RAW_BYTES + ")");
        }
        BatchHeaders headers = new BatchHeaders(
                interval,
                "web-1",
                "bench",
                new BatchHeaders.Origin(sequence, sequence == 0 ? Optional.empty() : Optional.of(interval)),
                new BatchHeaders.Size(count, lines.size()));
        ProducerRecord<byte[], byte[]> batch = new ProducerRecord<>(
                TOPIC, "web-1".getBytes(StandardCharsets.UTF_8), Gzip.compress(lines.toByteArray(), 0, lines.size()));
        headers.toMap().forEach((name, value) -> batch.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return batch;
    }

    private double measureConsumer(String kafka, URI elasticsearch) throws Exception {
        AppProcess consumer = startConsumer(kafka, elasticsearch);
        Progress warm = Progress.await(() -> consumer.counter(DELIVERED), events / 4.0, LIMIT);
        Progress all = Progress.await(() -> consumer.counter(DELIVERED), events, LIMIT);
        consumer.stop();
        return all.rateSince(warm);
    }

    private static String day(Instant time) {
        return DateTimeFormatter.ofPattern("uuuu.MM.dd")
                .withZone(ZoneOffset.UTC)
                .format(time);
    }
}
