package dev.lookback.model.block;

import dev.lookback.model.time.Interval;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a compressor commits beside a partition's offset, {@code closed=<interval>} (CONTRACT section 3): how far the
 * partition's intervals are closed. While none is, it commits nothing beside the offset.
 *
 * @param through the last interval that is closed, with all before it
 */
public record ClosedMark(Interval through) {

    private static final Pattern SHAPE = Pattern.compile("closed=([0-9a-z]{5,12})");

    /** Reads what {@link #toString()} wrote; empty for anything else, since a group's commits may be anybody's. */
    public static Optional<ClosedMark> parse(String metadata) {
        Matcher match = SHAPE.matcher(metadata);
        return match.matches() ? Optional.of(new ClosedMark(Interval.parse(match.group(1)))) : Optional.empty();
    }

    @Override
    public String toString() {
        return "closed=" + through.key();
    }
}
