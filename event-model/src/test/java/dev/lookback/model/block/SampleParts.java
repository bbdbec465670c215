package dev.lookback.model.block;

import dev.lookback.model.block.AgentBatches.SequenceRange;
import dev.lookback.model.time.Interval;
import dev.lookback.model.time.Intervals;
import dev.lookback.model.topic.Environment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Manifests for tests. */
public final class SampleParts {

    /** SHA-256 and length of {@link #DATA}. */
    private static final String SHA256 = "23914a83c3c7080988b4aab957e8c1abf4a281df9cc77c7e1d43d3e81f39e94e";

    /** What a store may keep: it does not look inside. */
    public static final byte[] DATA = "any bytes".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private SampleParts() {}

    public static PartManifest manifest(String environment, String interval, long firstOffset, long lastOffset) {
        Interval number = Interval.parse(interval);
        return new PartManifest(
                new Environment(environment),
                number,
                new Intervals(Duration.ofMinutes(5)).range(number),
                new PartName("1f0c9a3b", 3, new OffsetRange(firstOffset, lastOffset), 12, 3_456),
                new PartManifest.Content(
                        DATA.length,
                        SHA256,
                        "bzip2",
                        "2026-11-23T16:05:00.000000001Z",
                        "2026-11-23T16:09:59.999999999Z"),
                new PartManifest.Writing(Instant.parse("2026-11-23T16:11:31.5Z"), false),
                new TreeMap<>(Map.of(
                        "a7f0",
                        new AgentBatches(
                                "web-1",
                                List.of(new SequenceRange(0, 9), new SequenceRange(12, 12)),
                                new TreeMap<>(Map.of(12L, Interval.parse("3k9xc")))))));
    }
}
