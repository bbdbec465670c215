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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Event lines as a harvester's batches, made once: what is measured must not wait for it, nor share the machine with it.
 */
final class SampleBatches {

    private static final int BATCH = 3_000;

    private final Interval interval;
    private final List<byte[]> lines = new ArrayList<>();
    private final List<byte[]> values = new ArrayList<>();

    SampleBatches(int events, Instant time) {
        interval = new Intervals(Duration.ofMinutes(5)).at(time);
        SampleEvents samples = new SampleEvents("benchbench");
        for (int i = 0; i < events; i++) {
            lines.add(samples.line(time.plusNanos(i)));
        }
        for (int from = 0; from < events; from += BATCH) {
            values.add(value(lines.subList(from, Math.min(from + BATCH, events))));
        }
    }

    List<byte[]> lines() {
        return lines;
    }

    private static byte[] value(List<byte[]> lines) {
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        for (byte[] line : lines) {
            raw.writeBytes(line);
            raw.write('\n');
        }
        if (raw.size() > Batch.MAX_RAW_BYTES) {
            throw new IllegalStateException("batch: " + raw.size() + " bytes (expected: " + Batch.MAX_RAW_BYTES + ")");
        }
        return Gzip.compress(raw.toByteArray(), 0, raw.size());
    }

    /** As harvesters do with as many lanes as there are partitions: an interval's batches lie in all of them. */
    void produce(String kafka, String topic, int partitions) {
        Map<String, Object> connection =
                Map.of("bootstrap.servers", kafka, "acks", "all", "max.request.size", 2_000_000);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(connection, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int sequence = 0; sequence < values.size(); sequence++) {
                ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                        topic, sequence % partitions, "web-1".getBytes(StandardCharsets.UTF_8), values.get(sequence));
                headers(sequence)
                        .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
                producer.send(record);
            }
        }
    }

    private Map<String, String> headers(int sequence) {
        int count = Math.min(BATCH, lines.size() - sequence * BATCH);
        return new BatchHeaders(
                        interval,
                        "web-1",
                        "bench",
                        new BatchHeaders.Origin(sequence, sequence == 0 ? Optional.empty() : Optional.of(interval)),
                        new BatchHeaders.Size(count, Batch.MAX_RAW_BYTES))
                .toMap();
    }
}
