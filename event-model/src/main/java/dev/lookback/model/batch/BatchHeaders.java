package dev.lookback.model.batch;

import dev.lookback.model.time.Interval;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The headers of a batch, UTF-8 text on the wire.
 *
 * @param interval of all its events
 * @param host that its events come from
 * @param agent the name of the harvester's spool, which survives restarts
 * @param origin its number within the agent, and what came before
 * @param size of its lines
 */
public record BatchHeaders(Interval interval, String host, String agent, Origin origin, Size size) {

    private static final String VERSION = "1";

    /**
     * @param sequence 0, 1, 2... within the agent
     * @param previous the interval of batch sequence − 1; absent for the first
     */
    public record Origin(long sequence, Optional<Interval> previous) {}

    /**
     * @param count of events
     * @param bytes before gzip
     */
    public record Size(int count, int bytes) {}

    /** In the order of the contract. */
    public Map<String, String> toMap() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("lb-version", VERSION);
        headers.put("lb-interval", interval.key());
        headers.put("lb-host", host);
        headers.put("lb-agent", agent);
        headers.put("lb-seq", Long.toString(origin.sequence()));
        headers.put("lb-prev", origin.previous().map(Interval::key).orElse(""));
        headers.put("lb-count", Integer.toString(size.count()));
        headers.put("lb-bytes", Integer.toString(size.bytes()));
        headers.put("content-encoding", "gzip");
        return headers;
    }

    /**
     * Reads what {@link #toMap()} wrote; empty for a record of another producer, that is one without {@code lb-version}.
     *
     * @throws IllegalArgumentException naming the header that is missing or wrong
     */
    public static Optional<BatchHeaders> parse(Map<String, String> headers) {
        String version = headers.get("lb-version");
        if (version == null) {
            return Optional.empty();
        }
        if (!version.equals(VERSION)) {
            throw new IllegalArgumentException("lb-version: " + version + " (expected: " + VERSION + ")");
        }
        String previous = text(headers, "lb-prev");
        return Optional.of(new BatchHeaders(
                Interval.parse(text(headers, "lb-interval")),
                text(headers, "lb-host"),
                text(headers, "lb-agent"),
                new Origin(
                        number(headers, "lb-seq"),
                        previous.isEmpty() ? Optional.empty() : Optional.of(Interval.parse(previous))),
                new Size(whole(headers, "lb-count"), whole(headers, "lb-bytes"))));
    }

    private static String text(Map<String, String> headers, String name) {
        String value = headers.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + ": missing");
        }
        return value;
    }

    private static int whole(Map<String, String> headers, String name) {
        long value = number(headers, name);
        if (value > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: at most " + Integer.MAX_VALUE + ")");
        }
        return (int) value;
    }

    private static long number(Map<String, String> headers, String name) {
        String value = text(headers, name);
        try {
            long number = Long.parseLong(value);
            if (number >= 0) {
                return number;
            }
            throw new NumberFormatException("negative");
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: a whole number, 0 or more)", e);
        }
    }
}
