package dev.lookback.benchmarks;

import dev.lookback.embedded.S3Settings;
import dev.lookback.model.batch.BatchHeaders;
import dev.lookback.model.time.Interval;
import dev.lookback.model.topic.Environment;
import dev.lookback.model.topic.TopicSpec;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Batches in Kafka, in one partition, and the compressor's process, with the memory of a small worker, that makes parts of
 * them in S3. Kafka and S3 share the machine with it.
 */
final class ArchivingWorker {

    static final Environment ENVIRONMENT = new Environment("bench");

    private static final String BUCKET = "archive";
    private static final String ARCHIVED = "lookback_compressor_bytes_raw_total";
    private static final Duration LATE_WINDOW = Duration.ofMinutes(1);
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final Services services;
    private final List<ArchiveLines> intervals;
    private final String kafka;
    private final S3Settings s3;
    private long raw;
    private double mostHeap;

    private ArchivingWorker(Services services, List<ArchiveLines> intervals) throws Exception {
        this.services = services;
        this.intervals = List.copyOf(intervals);
        this.kafka = services.startKafka();
        this.s3 = services.startS3(BUCKET);
    }

    /**
     * What it took.
     *
     * @param mostHeap bytes, looked at once a second
     * @param figures of the process, which is still there
     */
    record Archived(
            double bytesPerSecond, double events, double mostHeap, AppProcess process, ProcessFigures figures) {}

    /** Returns when all of it is in Kafka, and due. */
    static ArchivingWorker prepare(Services services, List<ArchiveLines> intervals) throws Exception {
        ArchivingWorker worker = new ArchivingWorker(services, intervals);
        worker.produce();
        TimeUnit.SECONDS.sleep(LATE_WINDOW.plusSeconds(10).toSeconds());
        return worker;
    }

    /** Bytes of its lines. */
    long raw() {
        return raw;
    }

    /** Where its parts are. */
    Path bucket() {
        return s3.bucket(BUCKET);
    }

    Archived archive() throws Exception {
        List<String> settings = new ArrayList<>(connections());
        settings.add("lookback.environment=" + ENVIRONMENT.name());
        settings.add("lookback.workers.roles=compressor");
        settings.add("lookback.compressor.late-window=" + LATE_WINDOW.toSeconds() + "s");
        AppProcess process = services.startApp("pipeline-workers", "256m", settings);
        Progress start = new Progress(process.counter(ARCHIVED), System.nanoTime());
        Progress end = Progress.await(() -> archived(process), raw, LIMIT);
        return new Archived(
                end.rateSince(start),
                process.counter("lookback_compressor_events_delivered_total"),
                mostHeap,
                process,
                new ProcessFigures(process.process()));
    }

    String kafka() {
        return kafka;
    }

    /** The settings by which one of our processes reaches Kafka and S3. */
    List<String> connections() {
        return List.of(
                "lookback.s3.bucket=" + BUCKET,
                "spring.kafka.bootstrap-servers=" + kafka,
                "spring.cloud.aws.s3.endpoint=" + s3.endpoint(),
                "spring.cloud.aws.s3.path-style-access-enabled=true",
                "spring.cloud.aws.region.static=eu-central-1",
                "spring.cloud.aws.credentials.access-key=" + s3.accessKey(),
                "spring.cloud.aws.credentials.secret-key=" + s3.secretKey());
    }

    /** Once a second: its metrics cost the process something too. */
    private double archived(AppProcess process) throws Exception {
        TimeUnit.SECONDS.sleep(1);
        mostHeap = Math.max(mostHeap, process.heap());
        return process.counter(ARCHIVED);
    }

    private void produce() throws Exception {
        TopicSpec topic = TopicSpec.harvest(ENVIRONMENT);
        Map<String, Object> connection =
                Map.of("bootstrap.servers", kafka, "acks", "all", "max.request.size", 2_000_000);
        try (Admin admin = Admin.create(connection);
                KafkaProducer<byte[], byte[]> producer =
                        new KafkaProducer<>(connection, new ByteArraySerializer(), new ByteArraySerializer())) {
            admin.createTopics(List.of(new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty())
                            .configs(topic.settings())))
                    .all()
                    .get();
            long[] sequence = new long[1];
            for (ArchiveLines lines : intervals) {
                lines.forEachBatch(batch -> {
                    raw += batch.rawBytes();
                    producer.send(record(topic.name(), lines.interval(), batch, sequence[0]++));
                });
            }
        }
    }

    static ProducerRecord<byte[], byte[]> record(
            String topic, Interval interval, ArchiveLines.Batch batch, long sequence) {
        String host = "web-" + batch.host();
        BatchHeaders headers = new BatchHeaders(
                interval,
                host,
                "bench",
                new BatchHeaders.Origin(sequence, sequence == 0 ? Optional.empty() : Optional.of(interval)),
                new BatchHeaders.Size(batch.events(), batch.rawBytes()));
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, 0, host.getBytes(StandardCharsets.UTF_8), batch.gzip());
        headers.toMap().forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }
}
