package dev.lookback.benchmarks;

import dev.lookback.model.batch.Gzip;
import dev.lookback.model.block.BlockCodec;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Event lines of one interval, as the compressor meets them and as a part holds them. */
final class ArchiveLines {

    private static final Instant START = Instant.parse("2026-11-23T16:05:00Z");
    private static final Duration INTERVAL = Duration.ofMinutes(5);
    private static final int HOSTS = 20;
    private static final int BATCH = 3_000;

    private final int events;
    private final SampleEvents samples;

    /** @param messages of real logs; where there are none they are made up */
    ArchiveLines(int events, List<String> messages) {
        this.events = events;
        this.samples = new SampleEvents("benchbench", messages);
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

    /**
     * Twenty harvesters' batches, each of a stretch of time that the others' share: its length before gzip, its gzip's
     * length, its gzip.
     */
    void writeBatches(Path file) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            List<ByteArrayOutputStream> hosts = new ArrayList<>();
            for (int host = 0; host < HOSTS; host++) {
                hosts.add(new ByteArrayOutputStream());
            }
            for (int event = 0; event < events; event++) {
                ByteArrayOutputStream batch = hosts.get(event % HOSTS);
                batch.writeBytes(line(event));
                batch.write('\n');
                if (event / HOSTS % BATCH == BATCH - 1 || event >= events - HOSTS) {
                    byte[] gzip = Gzip.compress(batch.toByteArray(), 0, batch.size());
                    out.writeInt(batch.size());
                    out.writeInt(gzip.length);
                    out.write(gzip);
                    batch.reset();
                }
            }
        }
    }

    private byte[] line(int event) {
        return samples.line(START.plusNanos(INTERVAL.toNanos() / events * event));
    }
}
