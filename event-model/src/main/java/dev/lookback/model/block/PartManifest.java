package dev.lookback.model.block;

import dev.lookback.model.time.Interval;
import dev.lookback.model.time.TimeRange;
import dev.lookback.model.topic.Environment;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is known of a part besides its name. It is written last: a part counts when its manifest exists. It names no
 * attribute of a message.
 *
 * @param span the interval's
 * @param agents whose batches the part holds, by {@code lb-agent}
 */
public record PartManifest(
        Environment environment,
        Interval interval,
        TimeRange span,
        PartName name,
        Content content,
        Writing writing,
        SortedMap<String, AgentBatches> agents) {

    public PartManifest {
        agents = Collections.unmodifiableSortedMap(new TreeMap<>(agents));
    }

    /**
     * The data object.
     *
     * @param sha256 in hex
     * @param codec {@link BlockCodec#name()}
     * @param minTimestamp of its first event, as it stands in the line; empty when it has no event
     * @param maxTimestamp of its last event
     */
    public record Content(
            long compressedBytes, String sha256, String codec, String minTimestamp, String maxTimestamp) {}

    /**
     * @param late whether its batches were appended after the interval's end and grace
     */
    public record Writing(Instant writtenAt, boolean late) {}

    public Part part() {
        return new Part(interval, name, content.compressedBytes(), writing.writtenAt());
    }
}
