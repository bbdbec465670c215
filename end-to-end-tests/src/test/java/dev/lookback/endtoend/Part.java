package dev.lookback.endtoend;

import java.time.Instant;
import java.util.List;

/**
 * A part of a block, by its key.
 *
 * @param interval as it stands in the key
 */
record Part(String key, String interval, long events, long rawBytes) {
    static final String SUFFIX = ".ndjson.bz2";
    static final String MANIFEST_SUFFIX = ".json";
    private static final int BASE36 = 36;

    static Part of(String key) {
        List<String> path = List.of(key.split("/"));
        String[] name = path.getLast()
                .substring(0, path.getLast().length() - SUFFIX.length())
                .split("-");
        return new Part(key, path.get(path.size() - 2), Long.parseLong(name[4]), Long.parseLong(name[5]));
    }

    Range range() {
        Instant start = Instant.ofEpochSecond(Long.parseLong(interval, BASE36) * Range.INTERVAL.toSeconds());
        return new Range(start, start.plus(Range.INTERVAL));
    }

    String manifestKey() {
        return key.substring(0, key.length() - SUFFIX.length()) + MANIFEST_SUFFIX;
    }
}
