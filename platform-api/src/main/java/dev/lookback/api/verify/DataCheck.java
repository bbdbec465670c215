package dev.lookback.api.verify;

import dev.lookback.model.block.BlockCodec;
import dev.lookback.model.block.BlockObject;
import dev.lookback.model.block.PartManifest;
import dev.lookback.model.time.TimeRange;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/** Reads a part's data whole, and holds it beside name and manifest. */
final class DataCheck {

    private static final int BUFFER_BYTES = 64 * 1024;

    private final ObjectReader reader;
    private final BlockCodec codec;
    private final Stop stop;

    DataCheck(ObjectReader reader, BlockCodec codec, Stop stop) {
        this.reader = reader;
        this.codec = codec;
        this.stop = stop;
    }

    /**
     * What is wrong with it.
     *
     * @param span that its lines must lie in
     * @throws IOException if it cannot be read now; {@link java.nio.file.NoSuchFileException} if it is gone
     */
    List<Finding> check(BlockObject data, PartManifest manifest, TimeRange span) throws IOException {
        boolean isKnown = codec.name().equals(manifest.content().codec());
        List<Finding> findings = new ArrayList<>();
        // Nothing compressed is nothing, and no stream.
        if (!isKnown || data.size() == 0) {
            findings.addAll(bytes(data, manifest));
            if (!isKnown) {
                findings.add(Finding.of(
                        FindingKind.UNKNOWN_CODEC,
                        data.key(),
                        "codec",
                        manifest.content().codec(),
                        codec.name()));
            } else {
                findings.addAll(contents(data, manifest, new LineCheck(span)));
            }
            return findings;
        }
        return lines(data, manifest, new LineCheck(span));
    }

    private List<Finding> lines(BlockObject data, PartManifest manifest, LineCheck lines) throws IOException {
        List<Finding> findings = new ArrayList<>();
        try (DigestedStream source = new DigestedStream(reader.open(data))) {
            try (InputStream expanded = codec.decompress(source)) {
                readAll(expanded, lines);
                source.drain();
                findings.addAll(bytes(data, manifest, source));
            } catch (CancellationException e) {
                throw e;
            } catch (IOException | RuntimeException e) {
                source.requireNoFailure();
                return broken(data, manifest, e);
            }
        }
        findings.addAll(contents(data, manifest, lines));
        return findings;
    }

    /** How far decompression has read is not known, so the bytes are read anew; nothing is said of the lines. */
    private List<Finding> broken(BlockObject data, PartManifest manifest, Exception failure) throws IOException {
        List<Finding> findings = new ArrayList<>(bytes(data, manifest));
        findings.add(Finding.of(
                FindingKind.BROKEN_COMPRESSION,
                data.key(),
                codec.name(),
                String.valueOf(failure.getMessage()),
                "streams that decompress whole"));
        return findings;
    }

    private void readAll(InputStream expanded, LineCheck lines) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        while (true) {
            stop.check();
            int read = expanded.read(buffer, 0, buffer.length);
            if (read < 0) {
                lines.end();
                return;
            }
            lines.accept(buffer, 0, read);
        }
    }

    private List<Finding> bytes(BlockObject data, PartManifest manifest) throws IOException {
        try (DigestedStream source = new DigestedStream(reader.open(data))) {
            source.drain();
            return bytes(data, manifest, source);
        }
    }

    private static List<Finding> bytes(BlockObject data, PartManifest manifest, DigestedStream read) {
        ManifestCheck.Differences differences = new ManifestCheck.Differences(data.key());
        PartManifest.Content content = manifest.content();
        differences.add(FindingKind.WRONG_SIZE, "compressedBytes", read.bytes(), content.compressedBytes());
        differences.add(FindingKind.WRONG_CHECKSUM, "sha256", read.digest(), content.sha256());
        return differences.findings();
    }

    private static List<Finding> contents(BlockObject data, PartManifest manifest, LineCheck lines) {
        ManifestCheck.Differences differences = new ManifestCheck.Differences(data.key());
        PartManifest.Content content = manifest.content();
        differences.add(
                FindingKind.WRONG_EVENT_COUNT,
                "events",
                lines.lines(),
                data.name().events());
        differences.add(
                FindingKind.WRONG_RAW_BYTES,
                "rawBytes",
                lines.rawBytes(),
                data.name().rawBytes());
        differences.add(FindingKind.WRONG_TIMESTAMPS, "first timestamp", lines.minTimestamp(), content.minTimestamp());
        differences.add(FindingKind.WRONG_TIMESTAMPS, "last timestamp", lines.maxTimestamp(), content.maxTimestamp());
        List<Finding> findings = new ArrayList<>(differences.findings());
        findings.addAll(lines.findings(data.key()));
        return findings;
    }
}
