package dev.lookback.harvester.file.parser;

import dev.lookback.harvester.event.EventLine;
import io.micrometer.core.instrument.Counter;
import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Map;

/**
 * A regular expression whose groups are named as fields are. Without a group {@code message} the whole text is the message. A
 * text in which it is not found becomes a plain event, and is counted.
 */
public final class PatternParser implements TextParser {

    private static final String TIMESTAMP = "@timestamp";
    private static final String MESSAGE = "message";

    private final NamedGroups groups;
    private final @Nullable DateTimeFormatter timestampFormat;
    private final ZoneId zone;
    private final FieldsWriter writer;
    private final PlainParser plain = new PlainParser();
    private final Counter unparsed;

    /**
     * How times are written.
     *
     * @param format of {@link DateTimeFormatter}; null: RFC 3339, or a number since the epoch
     * @param zone of times that do not name theirs
     */
    public record Times(@Nullable String format, ZoneId zone, Duration maxClockSkew) {}

    /** @throws IllegalArgumentException if the pattern or the times' format is none; the message says why */
    public PatternParser(String pattern, Times times, Counter unparsed) {
        this.groups = NamedGroups.parse(pattern);
        this.timestampFormat =
                times.format() == null ? null : DateTimeFormatter.ofPattern(times.format(), Locale.ENGLISH);
        this.zone = times.zone();
        this.writer = new FieldsWriter(times.maxClockSkew());
        this.unparsed = unparsed;
    }

    @Override
    public EventLine parse(FileText text) {
        String said = text.asString();
        Map<String, Object> fields = text.isCut() ? null : groups.fields(said);
        if (fields != null) {
            if (!groups.has(MESSAGE)) {
                fields.put(MESSAGE, said);
            }
            fields.computeIfPresent(TIMESTAMP, (name, value) -> timestamp(String.valueOf(value)));
            EventLine line = writer.line(fields, text.origin()).orElse(null);
            if (line != null) {
                return line;
            }
        }
        unparsed.increment();
        return plain.parse(text);
    }

    /** What is no time stays as it is, and is kept as what the event said. */
    private String timestamp(String said) {
        if (timestampFormat == null) {
            return said;
        }
        try {
            TemporalAccessor time = timestampFormat.parse(said);
            return time.isSupported(ChronoField.INSTANT_SECONDS)
                    ? Instant.from(time).toString()
                    : LocalDateTime.from(time).atZone(zone).toInstant().toString();
        } catch (DateTimeException e) {
            return said;
        }
    }
}
