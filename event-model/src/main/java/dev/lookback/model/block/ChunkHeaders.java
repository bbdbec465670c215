package dev.lookback.model.block;

import dev.lookback.model.time.Interval;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The headers of a chunk of {@code c-<env>}, UTF-8 text on the wire. A chunk's value is whole streams of its part; all
 * chunks of a part, in order, are its data object.
 *
 * @param part the part's name
 * @param index from 1 to count
 * @param count of the part's chunks
 * @param sha256 of the whole part, in hex
 */
public record ChunkHeaders(Interval interval, PartName part, int index, int count, String sha256) {

    /** A chunk's value at most, in bytes. */
    public static final int MAX_VALUE_BYTES = 900 * 1024;

    private static final String VERSION = "1";
    private static final Pattern PLACE = Pattern.compile("(\\d{1,9})/(\\d{1,9})");

    public ChunkHeaders {
        if (index < 1 || index > count) {
            throw new IllegalArgumentException("lb-chunk: " + index + '/' + count + " (expected: from 1/n to n/n)");
        }
    }

    /** In the order of the contract. */
    public Map<String, String> toMap() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("lb-version", VERSION);
        headers.put("lb-interval", interval.key());
        headers.put("lb-part", part.toString());
        headers.put("lb-chunk", index + "/" + count);
        headers.put("lb-sha256", sha256);
        return headers;
    }

    /** Reads what {@link #toMap()} wrote; empty for any other record: a cache may hold what nobody understands. */
    public static Optional<ChunkHeaders> parse(Map<String, String> headers) {
        Matcher place = PLACE.matcher(headers.getOrDefault("lb-chunk", ""));
        String sha256 = headers.get("lb-sha256");
        String interval = headers.get("lb-interval");
        if (!VERSION.equals(headers.get("lb-version")) || sha256 == null || interval == null || !place.matches()) {
            return Optional.empty();
        }
        try {
            return PartName.parse(headers.getOrDefault("lb-part", ""))
                    .map(part -> new ChunkHeaders(
                            Interval.parse(interval),
                            part,
                            Integer.parseInt(place.group(1)),
                            Integer.parseInt(place.group(2)),
                            sha256));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The partition of {@code c-<env>} that an interval's chunks go to. */
    public static int partition(Interval interval, int partitions) {
        return (int) (interval.number() % partitions);
    }
}
