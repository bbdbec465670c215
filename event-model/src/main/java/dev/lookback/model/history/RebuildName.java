package dev.lookback.model.history;

import dev.lookback.model.time.TimeRange;
import dev.lookback.model.topic.Environment;

import java.time.DateTimeException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a rebuild of an environment's recent indexes, {@code recent-<env>.<yyyyMMddtHHmmss>-<yyyyMMddtHHmmss>}: the
 * same range, the same name. It is never an index's: those end with a day.
 *
 * @param range in whole seconds
 */
public record RebuildName(Environment environment, TimeRange range) {

    private static final Pattern SHAPE =
            Pattern.compile("recent-([a-z][a-z0-9-]{0,30})\\.(\\d{8}t\\d{6})-(\\d{8}t\\d{6})");

    public RebuildName {
        range = new TimeRange(
                range.start().truncatedTo(ChronoUnit.SECONDS), range.end().truncatedTo(ChronoUnit.SECONDS));
    }

    /** Reads what {@link #toString()} wrote; empty for any other name. */
    public static Optional<RebuildName> parse(String name) {
        Matcher match = SHAPE.matcher(name);
        if (!match.matches()) {
            return Optional.empty();
        }
        try {
            TimeRange range =
                    new TimeRange(HistoryIndexName.time(match.group(2)), HistoryIndexName.time(match.group(3)));
            return Optional.of(new RebuildName(new Environment(match.group(1)), range));
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "recent-" + environment + '.' + HistoryIndexName.text(range);
    }
}
