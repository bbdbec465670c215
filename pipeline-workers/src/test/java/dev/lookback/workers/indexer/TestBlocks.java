package dev.lookback.workers.indexer;

import dev.lookback.model.block.BlockStore;
import dev.lookback.model.block.GzipBlockCodec;
import dev.lookback.model.block.OffsetRange;
import dev.lookback.model.block.Part;
import dev.lookback.model.block.PartManifest;
import dev.lookback.model.block.PartName;
import dev.lookback.model.time.Interval;
import dev.lookback.model.time.Intervals;
import dev.lookback.model.topic.Environment;
import dev.lookback.search.Lines;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.TreeMap;

/** Parts of one event a second. */
final class TestBlocks {

    static final Environment PROD = new Environment("prod");
    static final Intervals INTERVALS = new Intervals(Duration.ofMinutes(5));
    static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
    static final Interval INTERVAL = INTERVALS.at(START);

    private static final GzipBlockCodec CODEC = new GzipBlockCodec();

    private TestBlocks() {}

    record TestPart(PartManifest manifest, byte[] data) {
        Part part() {
            return manifest.part();
        }
    }

    /** The events from the first to the last second of the interval, both included. */
    static TestPart part(long offset, int first, int last) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (int second = first; second <= last; second++) {
            lines.writeBytes(Lines.line(second, START.plusSeconds(second)));
            lines.write('\n');
        }
        return part(offset, last - first + 1, lines.toByteArray());
    }

    static TestPart part(long offset, int events, byte[] lines) {
        byte[] data = CODEC.compress(lines, 0, lines.length);
        PartName name = new PartName("1f0c9a3b", 0, new OffsetRange(offset, offset), events, lines.length);
        return new TestPart(
                new PartManifest(
                        PROD,
                        INTERVAL,
                        INTERVALS.range(INTERVAL),
                        name,
                        new PartManifest.Content(data.length, sha256(data), CODEC.name(), "", ""),
                        new PartManifest.Writing(START, false),
                        new TreeMap<>()),
                data);
    }

    static void write(BlockStore store, TestPart part) throws IOException {
        Path file = Files.createTempFile("part", ".gz");
        Files.write(file, part.data());
        store.write(part.manifest(), file);
        Files.delete(file);
    }

    static String sha256(byte[] data) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(data));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
