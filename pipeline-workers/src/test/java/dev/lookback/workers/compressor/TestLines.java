package dev.lookback.workers.compressor;

import dev.lookback.model.batch.BatchHeaders;
import dev.lookback.model.batch.Gzip;
import dev.lookback.model.event.EventTime;
import dev.lookback.model.time.Interval;
import dev.lookback.model.time.Intervals;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Event lines and batches of them. */
final class TestLines {

    static final Intervals INTERVALS = new Intervals(Duration.ofMinutes(5));

    private TestLines() {}

    /** @param number becomes the id */
    static String line(Instant time, long number) {
        return line(time, number, "message " + number);
    }

    static String line(Instant time, long number, String message) {
        return "{\"@timestamp\":\"" + EventTime.format(time) + "\",\"event\":{\"id\":\""
                + "%016d".formatted(number) + "\",\"kind\":\"event\"},\"host\":{\"name\":\"web-1\"},\"service\":"
                + "{\"name\":\"nginx\"},\"message\":\"" + message + "\"}\n";
    }

    static byte[] gzip(String lines) {
        byte[] bytes = lines.getBytes(StandardCharsets.UTF_8);
        return Gzip.compress(bytes, 0, bytes.length);
    }

    /** A harvester's batch of these lines, which are of one interval. */
    static BatchHeaders headers(Instant time, long sequence, String lines) {
        Interval interval = INTERVALS.at(time);
        return new BatchHeaders(
                interval,
                "web-1",
                "a7f0",
                new BatchHeaders.Origin(sequence, sequence == 0 ? Optional.empty() : Optional.of(interval)),
                new BatchHeaders.Size((int) lines.lines().count(), lines.length()));
    }

    static ProducerRecord<byte[], byte[]> batch(String topic, Instant time, long sequence, String lines) {
        return new ProducerRecord<>(
                topic,
                0,
                "web-1".getBytes(StandardCharsets.UTF_8),
                gzip(lines),
                headers(headers(time, sequence, lines)));
    }

    static ConsumerRecord<byte[], byte[]> record(long offset, Instant appendedAt, BatchHeaders headers, String lines) {
        return record(offset, appendedAt, headers(headers), gzip(lines));
    }

    static ConsumerRecord<byte[], byte[]> record(long offset, Instant appendedAt, Headers headers, byte[] value) {
        return new ConsumerRecord<>(
                "h-test",
                0,
                offset,
                appendedAt.toEpochMilli(),
                TimestampType.LOG_APPEND_TIME,
                0,
                value.length,
                new byte[0],
                value,
                headers,
                Optional.empty());
    }

    static Headers headers(BatchHeaders batch) {
        Headers headers = new RecordHeaders();
        batch.toMap().forEach((name, text) -> headers.add(name, text.getBytes(StandardCharsets.UTF_8)));
        return headers;
    }
}
