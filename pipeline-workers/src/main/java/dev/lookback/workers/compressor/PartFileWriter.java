package dev.lookback.workers.compressor;

import dev.lookback.model.block.BlockCodec;
import dev.lookback.model.block.PartManifest;
import dev.lookback.model.event.EventHead;
import dev.lookback.model.event.EventTime;
import dev.lookback.model.event.MergedLines;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Compresses sorted lines as independent streams, each cut at a line's end: the same lines give the same bytes. */
final class PartFileWriter {

    private final BlockCodec codec;
    private final CompressorThreads threads;
    private byte[] pending = {};
    private int pendingLength;
    private int lastLine;
    private long events;
    private long rawBytes;
    private String minTimestamp = "";
    private String maxTimestamp = "";

    PartFileWriter(BlockCodec codec, CompressorThreads threads) {
        this.codec = codec;
        this.threads = threads;
    }

    /** To be called once. */
    PartFile write(MergedLines lines, Path path) throws IOException {
        MessageDigest digest = sha256();
        List<Integer> lengths;
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(path), digest)) {
            OrderedStreams streams = new OrderedStreams(codec, threads, out);
            pending = streams.buffer();
            while (lines.next()) {
                add(lines.buffer(), lines.offset(), lines.length(), streams);
            }
            endStream(streams);
            lengths = streams.finish();
        }
        PartManifest.Content content = new PartManifest.Content(
                Files.size(path), HexFormat.of().formatHex(digest.digest()), codec.name(), minTimestamp, maxTimestamp);
        return new PartFile(path, events, rawBytes, lengths, content);
    }

    private void add(byte[] buffer, int offset, int length, OrderedStreams streams) throws IOException {
        if (pendingLength + length + 1 > pending.length) {
            endStream(streams);
        }
        System.arraycopy(buffer, offset, pending, pendingLength, length);
        pending[pendingLength + length] = '\n';
        if (events == 0) {
            minTimestamp = timestamp(pendingLength);
        }
        lastLine = pendingLength;
        pendingLength += length + 1;
        rawBytes += length + 1;
        events++;
    }

    private void endStream(OrderedStreams streams) throws IOException {
        if (pendingLength > 0) {
            maxTimestamp = timestamp(lastLine);
            streams.add(pending, pendingLength);
            pending = streams.buffer();
            pendingLength = 0;
        }
    }

    private String timestamp(int line) {
        return new String(pending, line + EventHead.TIME_OFFSET, EventTime.LENGTH, StandardCharsets.US_ASCII);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
