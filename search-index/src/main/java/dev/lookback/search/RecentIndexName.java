package dev.lookback.search;

import dev.lookback.model.topic.Environment;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a recent index, {@code recent-<env>.<yyyy.MM.dd>}: one environment's events of one day of event time, in
 * UTC.
 */
public record RecentIndexName(Environment environment, LocalDate day) {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu.MM.dd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final String WRITE_PREFIX = "lookback-write-";
    private static final Pattern SHAPE = Pattern.compile("recent-([a-z][a-z0-9-]{0,30})\\.(\\d{4}\\.\\d{2}\\.\\d{2})");

    /** Reads what {@link #toString()} wrote; empty for any other name, since a cluster may hold anything. */
    public static Optional<RecentIndexName> parse(String name) {
        Matcher match = SHAPE.matcher(name);
        if (!match.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new RecentIndexName(new Environment(match.group(1)), LocalDate.parse(match.group(2), DAY)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The alias of all recent indexes of an environment. */
    public static String alias(Environment environment) {
        return "recent-" + environment;
    }

    /** Matches every recent index of an environment, and of no other: an environment's name holds no dot. */
    public static String pattern(Environment environment) {
        return alias(environment) + ".*";
    }

    /** Reads what {@link #writeAlias()} wrote; empty for any other name. */
    public static Optional<RecentIndexName> parseWriteAlias(String name) {
        return name.startsWith(WRITE_PREFIX) ? parse(name.substring(WRITE_PREFIX.length())) : Optional.empty();
    }

    /**
     * The hidden alias that events are written to. Writes require it, so that Elasticsearch never makes an index by
     * itself, without our mapping, after it was emptied.
     */
    public String writeAlias() {
        return writeAlias(toString());
    }

    static String writeAlias(String index) {
        return WRITE_PREFIX + index;
    }

    /** The first moment behind the day. */
    public Instant end() {
        return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    @Override
    public String toString() {
        return alias(environment) + '.' + DAY.format(day);
    }
}
