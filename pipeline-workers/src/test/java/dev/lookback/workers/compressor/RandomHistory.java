package dev.lookback.workers.compressor;

import org.apache.kafka.common.header.internals.RecordHeaders;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What producers send in half an hour or so: batches of this interval, late and very late ones, some larger than others,
 * the same batch again, records of other producers over several intervals, and what nobody can read.
 */
final class RandomHistory {

    private static final Instant START = Instant.parse("2026-11-23T16:05:00Z");
    private static final int LARGE_LINES = 8;
    private static final int LARGE_BYTES = 240_000;

    private final Random random;
    private final boolean hasLargeRecords;
    private final List<TestTopic.Batch> sent = new ArrayList<>();
    private Instant now = START;
    private long events;

    /** @param hasLargeRecords some, that make parts of several chunks */
    RandomHistory(Random random, boolean hasLargeRecords) {
        this.random = random;
        this.hasLargeRecords = hasLargeRecords;
    }

    Instant now() {
        return now;
    }

    TestTopic.Batch next(int partitions) {
        now = now.plusSeconds(random.nextInt(random.nextInt(10) == 0 ? 400 : 40));
        TestTopic.Batch batch = batch(random.nextInt(partitions), random.nextInt(100));
        sent.add(batch);
        return batch;
    }

    private TestTopic.Batch batch(int partition, int kind) {
        if (kind < 5 && !sent.isEmpty()) {
            TestTopic.Batch again = sent.get(random.nextInt(sent.size()));
            return new TestTopic.Batch(partition, now, again.headers(), again.value());
        }
        if (kind < 8) {
            return new TestTopic.Batch(partition, now, new RecordHeaders(), bytes("no JSON\n" + line(now)));
        }
        if (kind < 20) {
            return new TestTopic.Batch(partition, now, new RecordHeaders(), bytes(spread()));
        }
        if (hasLargeRecords && kind < 25) {
            return new TestTopic.Batch(partition, now, new RecordHeaders(), bytes(large()));
        }
        return harvested(partition, kind < 35 ? now.minusSeconds(random.nextInt(3_000)) : kind < 40 ? old() : now);
    }

    private TestTopic.Batch harvested(int partition, Instant time) {
        long sequence = sent.size();
        String lines = IntStream.rangeClosed(0, random.nextInt(8))
                .mapToObj(i -> line(time))
                .collect(Collectors.joining());
        return new TestTopic.Batch(
                partition, now, TestLines.headers(TestLines.headers(time, sequence, lines)), TestLines.gzip(lines));
    }

    private String spread() {
        return line(now) + line(now.minusSeconds(random.nextInt(900))) + line(old());
    }

    private String large() {
        return IntStream.range(0, LARGE_LINES)
                .mapToObj(i -> TestLines.line(now, events++, incompressible()))
                .collect(Collectors.joining());
    }

    private String incompressible() {
        return random.ints(LARGE_BYTES, '0', 'z' + 1)
                .map(letter -> letter == '\\' ? '~' : letter)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private Instant old() {
        return START.minus(Duration.ofDays(1 + random.nextInt(3)));
    }

    private String line(Instant time) {
        return TestLines.line(time, events++);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
