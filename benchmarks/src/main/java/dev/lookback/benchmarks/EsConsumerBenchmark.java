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
 * The documents/s of one es-consumer and of two that share four partitions, from Kafka into Elasticsearch, beside the same
 * documents as ready-made bodies: the best of 1, 2, 4 connections × 1k, 5k, 10k documents, before and after. A consumer's
 * first quarter warms it up and is not counted.
 */
final class EsConsumerBenchmark {

    private static final int PARTITIONS = 4;
    private static final int BATCH = 3_000;
    private static final String DELIVERED = "lookback_recent_events_delivered_total";
    private static final String ASSIGNED = "kafka_consumer_coordinator_assigned_partitions";
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final Services services;
    private final int events;
    private final List<String> settings;
    private final Instant time = Instant.now().minusSeconds(3_600);

    /** @param settings of the consumers, on top of where things are */
    EsConsumerBenchmark(Services services, int events, List<String> settings) {
        this.services = services;
        this.events = events;
        this.settings = List.copyOf(settings);
    }

    void run() throws Exception {
        String kafka = services.startKafka();
        URI elasticsearch = services.startElasticsearch();
        // Its first start makes the template, which all sides use.
        stop(startConsumers("raw", 1, kafka, elasticsearch));
        RawBulk raw = new RawBulk(elasticsearch, "recent-raw." + day(time));
        double before = best(raw);
        List<byte[]> values = batches();
        double one = measure("one", 1, values, kafka, elasticsearch);
        double two = measure("two", 2, values, kafka, elasticsearch);
        double ceiling = Math.max(before, best(raw));
        System.out.printf("one es-consumer     %,8.0f documents/s%n", one);
        System.out.printf("two es-consumers    %,8.0f documents/s, lanes=4%n", two);
        System.out.printf("raw _bulk, best     %,8.0f documents/s%n", ceiling);
        System.out.printf("ratio, one          %8.2f (must 0.7, aim 0.9)%n", one / ceiling);
        System.out.printf("ratio, two          %8.2f%n", two / ceiling);
    }

    /** An environment of its own each time, so that all begins empty. */
    private double measure(String environment, int count, List<byte[]> values, String kafka, URI elasticsearch)
            throws Exception {
        List<AppProcess> consumers = startConsumers(environment, count, kafka, elasticsearch);
        for (AppProcess consumer : consumers) {
            Progress.await(() -> consumer.counter(ASSIGNED) == PARTITIONS / count ? 1 : 0, 1, LIMIT);
        }
        produce(kafka, environment, values);
        Progress warm = Progress.await(() -> delivered(consumers), events / 4.0, LIMIT);
        Duration before = processorTime(consumers);
        Progress all = Progress.await(() -> delivered(consumers), events, LIMIT);
        Duration used = processorTime(consumers).minus(before);
        stop(consumers);
        System.out.printf(
                "%d × es-consumer      %,8.1f s of processor a million documents%n",
                count, used.toMillis() * 1_000.0 / (all.value() - warm.value()));
        return all.rateSince(warm);
    }

    private static Duration processorTime(List<AppProcess> consumers) {
        return consumers.stream().map(AppProcess::processorTime).reduce(Duration.ZERO, Duration::plus);
    }

    private static double delivered(List<AppProcess> consumers) throws Exception {
        double delivered = 0;
        for (AppProcess consumer : consumers) {
            delivered += consumer.counter(DELIVERED);
        }
        return delivered;
    }

    private List<AppProcess> startConsumers(String environment, int count, String kafka, URI elasticsearch)
            throws Exception {
        List<String> all = new ArrayList<>(List.of(
                "lookback.environment=" + environment,
                "lookback.workers.roles=es-consumer",
                "spring.kafka.bootstrap-servers=" + kafka,
                "spring.elasticsearch.uris=" + elasticsearch));
        all.addAll(settings);
        List<AppProcess> consumers = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            consumers.add(services.startApp("pipeline-workers", "384m", all));
        }
        return consumers;
    }

    private static void stop(List<AppProcess> consumers) throws InterruptedException {
        for (AppProcess consumer : consumers) {
            consumer.stop();
        }
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

    /** Made beforehand: what is measured must not wait for it, nor share the machine with it. */
    private List<byte[]> batches() {
        SampleEvents samples = new SampleEvents("benchbench");
        List<byte[]> batches = new ArrayList<>();
        for (int made = 0; made < events; made += BATCH) {
            ByteArrayOutputStream lines = new ByteArrayOutputStream();
            for (int i = 0; i < Math.min(BATCH, events - made); i++) {
                lines.writeBytes(samples.line(time.plusNanos(i)));
                lines.write('\n');
            }
            if (lines.size() > Batch.MAX_RAW_BYTES) {
                throw new IllegalStateException(
                        "batch: " + lines.size() + " bytes (expected: " + Batch.MAX_RAW_BYTES + ")");
            }
            batches.add(Gzip.compress(lines.toByteArray(), 0, lines.size()));
        }
        return batches;
    }

    /** As harvesters do with four lanes: an interval's batches lie in all partitions. */
    private void produce(String kafka, String environment, List<byte[]> values) {
        Interval interval = new Intervals(Duration.ofMinutes(5)).at(time);
        Map<String, Object> connection =
                Map.of("bootstrap.servers", kafka, "acks", "all", "max.request.size", 2_000_000);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(connection, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int sequence = 0; sequence < values.size(); sequence++) {
                int count = Math.min(BATCH, events - sequence * BATCH);
                ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                        "h-" + environment,
                        sequence % PARTITIONS,
                        "web-1".getBytes(StandardCharsets.UTF_8),
                        values.get(sequence));
                headers(interval, sequence, count)
                        .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
                producer.send(record);
            }
        }
    }

    private static Map<String, String> headers(Interval interval, int sequence, int count) {
        return new BatchHeaders(
                        interval,
                        "web-1",
                        "bench",
                        new BatchHeaders.Origin(sequence, sequence == 0 ? Optional.empty() : Optional.of(interval)),
                        new BatchHeaders.Size(count, Batch.MAX_RAW_BYTES))
                .toMap();
    }

    private static String day(Instant time) {
        return DateTimeFormatter.ofPattern("uuuu.MM.dd")
                .withZone(ZoneOffset.UTC)
                .format(time);
    }
}
