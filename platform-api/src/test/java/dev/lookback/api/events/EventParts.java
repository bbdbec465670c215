package dev.lookback.api.events;

import dev.lookback.model.block.BlockCodec;
import dev.lookback.model.block.BlockStore;
import dev.lookback.model.block.OffsetRange;
import dev.lookback.model.block.PartManifest;
import dev.lookback.model.block.PartName;
import dev.lookback.model.block.SampleParts;
import dev.lookback.model.event.EventTime;
import dev.lookback.model.time.Interval;
import dev.lookback.model.time.Intervals;
import dev.lookback.model.topic.Environment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Writes parts of real lines, compressed as the compressor does it: many streams. */
public final class EventParts {

    static final Intervals INTERVALS = new Intervals(Duration.ofMinutes(5));

    /** Small, so that a small part has many. */
    private static final int STREAM = 60_000;

    private final BlockStore store;
    private final BlockCodec codec;
    private final Environment environment;

    public EventParts(BlockStore store, BlockCodec codec, String environment) {
        this.store = store;
        this.codec = codec;
        this.environment = new Environment(environment);
    }

    /** An event line. */
    static String line(Instant time, int number) {
        return "{\"@timestamp\":\"" + EventTime.format(time) + "\",\"event\":{\"id\":\"eventeventevent"
                + String.format("%08d", number) + "\",\"kind\":\"event\"},\"host\":{\"name\":\"web-" + number % 5
                + "\"},\"service\":{\"name\":\"shop\"},\"log\":{\"level\":\"" + (number % 10 == 0 ? "error" : "info")
                + "\"},\"message\":\"order " + number + " für €\"}";
    }

    /** All of one interval. */
    public void write(long offset, Collection<String> lines) throws IOException {
        byte[] text = text(lines);
        write(new OffsetRange(offset, offset), lines, text.length, compressed(text));
    }

    /** As if it had been damaged where it lies: only the first bytes of the compressed ones are right. */
    void writeDamaged(long offset, Collection<String> lines, int rightBytes) throws IOException {
        byte[] text = text(lines);
        byte[] data = compressed(text);
        for (int at = rightBytes; at < data.length; at++) {
            data[at] ^= 0x55;
        }
        write(new OffsetRange(offset, offset), lines, text.length, data);
    }

    /** As if the last lines had been cut off where one stream ends and another begins. */
    void writeCut(long offset, Collection<String> lines, int withoutLast) throws IOException {
        List<String> sorted = List.copyOf(new TreeSet<>(lines));
        byte[] data = compressed(text(sorted.subList(0, sorted.size() - withoutLast)));
        write(new OffsetRange(offset, offset), lines, text(lines).length, data);
    }

    PartName write(OffsetRange offsets, Collection<String> lines) throws IOException {
        byte[] text = text(lines);
        return write(offsets, lines, text.length, compressed(text));
    }

    private PartName write(OffsetRange offsets, Collection<String> lines, int rawBytes, byte[] data)
            throws IOException {
        Interval interval = INTERVALS.at(Instant.parse(lines.iterator().next().substring(15, 45)));
        PartManifest sample = SampleParts.manifest(environment.name(), interval.key(), 0, 0);
        PartName name = new PartName("1f0c9a3b", 0, offsets, lines.size(), rawBytes);
        Path file = Files.createTempFile("part", ".bz2");
        try {
            Files.write(file, data);
            store.write(
                    new PartManifest(
                            environment,
                            interval,
                            INTERVALS.range(interval),
                            name,
                            new PartManifest.Content(
                                    data.length,
                                    sample.content().sha256(),
                                    codec.name(),
                                    sample.content().minTimestamp(),
                                    sample.content().maxTimestamp()),
                            sample.writing(),
                            sample.agents()),
                    file);
        } finally {
            Files.delete(file);
        }
        return name;
    }

    /** Sorted, without duplicates, as they are archived: ASCII's order is that of the bytes here. */
    static byte[] text(Collection<String> lines) {
        StringBuilder text = new StringBuilder();
        new TreeSet<>(lines).forEach(line -> text.append(line).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private byte[] compressed(byte[] text) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        for (int at = 0; at < text.length; at += STREAM) {
            data.writeBytes(codec.compress(text, at, Math.min(STREAM, text.length - at)));
        }
        return data.toByteArray();
    }
}
