package dev.lookback.benchmarks;

import dev.lookback.model.batch.Gzip;
import dev.lookback.model.block.BlockCodec;
import dev.lookback.model.time.Interval;
import dev.lookback.model.time.Intervals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Event lines of one interval, as the compressor meets them and as a part holds them. */
final class ArchiveLines {

    static final Instant START = Instant.parse("2026-11-23T16:05:00Z");

    static final Duration INTERVAL = Duration.ofMinutes(5);
    private static final int HOSTS = 20;
    private static final int BATCH = 2_500;

    /** @param rawBytes of the lines before gzip */
    record Batch(int host, int events, int rawBytes, byte[] gzip) {}

    @FunctionalInterface
    interface BatchConsumer {
        void accept(Batch batch) throws IOException;
    }

    private final int events;
    private final List<String> messages;
    private final Instant start;
    private final SampleEvents samples;

    /** @param messages of real logs; where there are none they are made up */
    ArchiveLines(int events, List<String> messages) {
        this(events, messages, START);
    }

    private ArchiveLines(int events, List<String> messages, Instant start) {
        this.events = events;
        this.messages = List.copyOf(messages);
        this.start = start;
        this.samples = new SampleEvents("bench%05d".formatted(interval().number() % 100_000), messages);
    }

    /** Lines of the same kind, but so many. */
    ArchiveLines withEvents(int other) {
        return new ArchiveLines(other, messages, start);
    }

    /** As many of each of these intervals, from the first one on. */
    static List<ArchiveLines> ofIntervals(int count, int eventsOfEach, List<String> messages) {
        return IntStream.range(0, count)
                .mapToObj(i -> new ArchiveLines(eventsOfEach, messages, START.plus(INTERVAL.multipliedBy(i))))
                .toList();
    }

    Interval interval() {
        return new Intervals(INTERVAL).at(start);
    }

    /** All of them, without line feeds. */
    List<byte[]> all() {
        List<byte[]> all = new ArrayList<>();
        for (int event = 0; event < events; event++) {
            all.add(line(event));
        }
        return all;
    }

    /** Sorted, in pieces of whole lines that each make a stream. */
    List<byte[]> streams() {
        List<byte[]> streams = new ArrayList<>();
        ByteArrayOutputStream stream = new ByteArrayOutputStream(BlockCodec.MAX_STREAM_BYTES);
        for (int event = 0; event < events; event++) {
            byte[] line = line(event);
            if (stream.size() + line.length >= BlockCodec.MAX_STREAM_BYTES) {
                streams.add(stream.toByteArray());
                stream.reset();
            }
            stream.writeBytes(line);
            stream.write('\n');
        }
        streams.add(stream.toByteArray());
        return streams;
    }

    /** Twenty harvesters' batches, each of a stretch of time that the others' share. */
    void forEachBatch(BatchConsumer consumer) throws IOException {
        List<ByteArrayOutputStream> hosts = new ArrayList<>();
        for (int host = 0; host < HOSTS; host++) {
            hosts.add(new ByteArrayOutputStream());
        }
        for (int event = 0; event < events; event++) {
            int host = event % HOSTS;
            ByteArrayOutputStream batch = hosts.get(host);
            batch.writeBytes(line(event));
            batch.write('\n');
            int inBatch = event / HOSTS % BATCH + 1;
            if (inBatch == BATCH || event >= events - HOSTS) {
                consumer.accept(
                        new Batch(host, inBatch, batch.size(), Gzip.compress(batch.toByteArray(), 0, batch.size())));
                batch.reset();
            }
        }
    }

    private byte[] line(int event) {
        return samples.line(start.plusNanos(INTERVAL.toNanos() / events * event));
    }
}
