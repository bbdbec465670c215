package dev.lookback.blocks;

import dev.lookback.model.time.Intervals;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/**
 * {@code lookback.json} says how the archive is cut. The first process writes it; every later one must agree, since
 * another length of interval would give the same names to other times.
 */
final class ArchiveMarker {

    private static final int VERSION = 1;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final S3Bucket bucket;
    private final ArchiveKeys keys;
    private final Intervals intervals;

    ArchiveMarker(S3Bucket bucket, ArchiveKeys keys, Intervals intervals) {
        this.bucket = bucket;
        this.keys = keys;
        this.intervals = intervals;
    }

    /**
     * Writes the marker if there is none.
     *
     * @throws IllegalStateException if the archive is cut otherwise, naming both
     * @throws UncheckedIOException if it cannot be reached
     */
    void check() {
        try {
            Optional<byte[]> marker = find();
            if (marker.isEmpty() && !create()) {
                // Another process was first.
                marker = find();
            }
            marker.ifPresent(this::compare);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<byte[]> find() throws IOException {
        try {
            return Optional.of(bucket.bytes(keys.marker()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private boolean create() throws IOException {
        String own = "{\"version\":" + VERSION + ",\"intervalSeconds\":" + intervals.seconds() + "}";
        return bucket.putIfAbsent(keys.marker(), "application/json", own.getBytes(StandardCharsets.UTF_8));
    }

    private void compare(byte[] marker) {
        JsonNode json = read(marker);
        if (json.path("version").asInt(0) != VERSION) {
            throw new IllegalStateException(
                    keys.marker() + ": version " + json.path("version") + " (expected: " + VERSION + ")");
        }
        if (json.path("intervalSeconds").asLong(0) != intervals.seconds()) {
            throw new IllegalStateException(keys.marker() + ": intervalSeconds " + json.path("intervalSeconds")
                    + " (expected: " + intervals.seconds()
                    + ", from lookback.block-interval; an archive keeps the one it began with)");
        }
    }

    private JsonNode read(byte[] marker) {
        try {
            return JSON.readTree(marker);
        } catch (JacksonException e) {
            throw new IllegalStateException(keys.marker() + ": no JSON (expected: version and intervalSeconds)", e);
        }
    }
}
