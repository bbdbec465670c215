package dev.lookback.model.history;

import dev.lookback.model.time.TimeRange;
import dev.lookback.model.topic.Environment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a history index, {@code history-<env>.<yyyyMMddtHHmmss>-<yyyyMMddtHHmmss>[-<16 hex>]}: the same request,
 * the same name.
 *
 * @param range in whole seconds
 * @param filterHash 16 hex digits; absent without a filter
 */
public record HistoryIndexName(Environment environment, TimeRange range, Optional<String> filterHash) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd't'HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Pattern SHAPE =
            Pattern.compile("history-([a-z][a-z0-9-]{0,30})\\.(\\d{8}t\\d{6})-(\\d{8}t\\d{6})(?:-([0-9a-f]{16}))?");

    /**
     * Rounds the start down and the end up to a second.
     *
     * @param filter a Lucene query string; a blank one is none
     */
    public static HistoryIndexName of(Environment environment, TimeRange requested, Optional<String> filter) {
        Instant end = requested.end().truncatedTo(ChronoUnit.SECONDS);
        TimeRange range = new TimeRange(
                requested.start().truncatedTo(ChronoUnit.SECONDS),
                end.equals(requested.end()) ? end : end.plusSeconds(1));
        return new HistoryIndexName(
                environment,
                range,
                filter.map(String::strip).filter(text -> !text.isEmpty()).map(HistoryIndexName::hash));
    }

    /** Reads what {@link #toString()} wrote; empty for any other name, since a cluster may hold anything. */
    public static Optional<HistoryIndexName> parse(String name) {
        Matcher match = SHAPE.matcher(name);
        if (!match.matches()) {
            return Optional.empty();
        }
        try {
            TimeRange range = new TimeRange(time(match.group(2)), time(match.group(3)));
            return Optional.of(
                    new HistoryIndexName(new Environment(match.group(1)), range, Optional.ofNullable(match.group(4))));
        } catch (java.time.DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Matches every history index of an environment. */
    public static String pattern(Environment environment) {
        return "history-" + environment + ".*";
    }

    /** Matches every history index. */
    public static String pattern() {
        return "history-*";
    }

    /**
     * The hidden alias that loads write to. It goes with its index, and writes require it, so that a deleted index does
     * not come back by a write still in flight.
     */
    public static String writeAlias(String index) {
        return "lookback-load-" + index;
    }

    static String text(TimeRange range) {
        return TIME.format(range.start()) + '-' + TIME.format(range.end());
    }

    static Instant time(String text) {
        return TIME.parse(text, Instant::from);
    }

    private static String hash(String filter) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(filter.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "history-" + environment + '.' + text(range)
                + filterHash.map(hash -> '-' + hash).orElse("");
    }
}
