package dev.lookback.api.verify;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lookback.api.environment.Closing;
import dev.lookback.model.batch.Gzip;
import dev.lookback.model.block.AgentBatches;
import dev.lookback.model.block.BlockObjects;
import dev.lookback.model.block.GzipBlockCodec;
import dev.lookback.model.block.InMemoryBlockObjects;
import dev.lookback.model.block.OffsetRange;
import dev.lookback.model.block.PartManifest;
import dev.lookback.model.block.PartName;
import dev.lookback.model.event.EventTime;
import dev.lookback.model.time.Interval;
import dev.lookback.model.time.Intervals;
import dev.lookback.model.topic.Environment;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** An archive in memory that is as it must be, until a test damages it. */
final class SampleArchive {

    static final Environment PROD = new Environment("prod");
    static final Intervals INTERVALS = new Intervals(Duration.ofMinutes(5));
    static final Interval FIRST = Interval.parse("3k9xd");
    static final String TOPIC = "1f0c9a3b";

    final InMemoryBlockObjects objects;
    private Closing closing = Closing.through(interval(1_000));
    private Settled settled = time -> true;

    SampleArchive() {
        this(new InMemoryBlockObjects());
    }

    SampleArchive(InMemoryBlockObjects objects) {
        this.objects = objects;
    }

    /** The first one, or one that is so many later. */
    static Interval interval(int later) {
        return new Interval(FIRST.number() + later);
    }

    void closeThrough(Interval interval) {
        closing = Closing.through(interval);
    }

    void archiveUntil(Instant time) {
        settled = asked -> !asked.isAfter(time);
    }

    /** So many events, a second apart. */
    static String lines(Interval interval, int count) {
        StringBuilder lines = new StringBuilder();
        IntStream.range(0, count)
                .forEach(number -> lines.append(
                        line(INTERVALS.start(interval).plusSeconds(number), "0f3k9q2m7c0000%04d".formatted(number))));
        return lines.toString();
    }

    static String line(Instant time, String id) {
        return "{\"@timestamp\":\"" + EventTime.format(time) + "\",\"event\":{\"id\":\"" + id
                + "\",\"kind\":\"event\"},\"host\":{\"name\":\"web-1\"},\"service\":{\"name\":\"a\"},\"message\":\"b\"}\n";
    }

    /** A part of ten events. */
    PartManifest part(Interval interval, int partition, long firstOffset, long lastOffset) {
        return part(interval, partition, new OffsetRange(firstOffset, lastOffset), Map.of());
    }

    PartManifest part(Interval interval, int partition, OffsetRange offsets, Map<String, AgentBatches> agents) {
        return part(interval, partition, offsets, lines(interval, 10), agents);
    }

    /** Whatever its lines are, name and manifest are right about them. */
    PartManifest part(
            Interval interval, int partition, OffsetRange offsets, String lines, Map<String, AgentBatches> agents) {
        byte[] raw = lines.getBytes(UTF_8);
        byte[] data = Gzip.compress(raw, 0, raw.length);
        PartManifest manifest = manifest(interval, partition, offsets, lines, data, agents);
        objects.write(manifest, data);
        return manifest;
    }

    private static PartManifest manifest(
            Interval interval,
            int partition,
            OffsetRange offsets,
            String lines,
            byte[] data,
            Map<String, AgentBatches> agents) {
        List<String> times = lines.lines()
                .filter(line -> line.startsWith("{\"@timestamp\""))
                .map(line -> line.substring(15, 45))
                .toList();
        return new PartManifest(
                PROD,
                interval,
                INTERVALS.range(interval),
                new PartName(TOPIC, partition, offsets, lines.lines().count(), lines.getBytes(US_ASCII).length),
                new PartManifest.Content(
                        data.length,
                        sha256(data),
                        "gzip",
                        times.isEmpty() ? "" : times.getFirst(),
                        times.isEmpty() ? "" : times.getLast()),
                new PartManifest.Writing(INTERVALS.end(interval).plusSeconds(90), false),
                new TreeMap<>(agents));
    }

    static String data(PartManifest part) {
        return InMemoryBlockObjects.key(part, false);
    }

    static String manifest(PartManifest part) {
        return InMemoryBlockObjects.key(part, true);
    }

    VerifyAnswer verify(Interval first, Interval last) {
        return verify(objects, first, last);
    }

    /** @param seen the archive as it is seen */
    VerifyAnswer verify(BlockObjects seen, Interval first, Interval last) {
        return verification(seen, first, last).run();
    }

    Verification verification(BlockObjects seen, Interval first, Interval last) {
        return new Verification(
                new VerifyOrder(PROD, first, last),
                new Verification.Archived(seen, new GzipBlockCodec(), INTERVALS),
                closing,
                settled);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
