package dev.lookback.model.event;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/**
 * An event's time by the rules of CONTRACT section 1.
 *
 * @param original what the event said, when it could not be taken
 */
public record EventTimestamp(Instant time, Optional<String> original) {

    /** How far ahead of the receiver's clock a sender's may be. */
    public static final java.time.Duration MAX_CLOCK_SKEW = java.time.Duration.ofMinutes(10);

    private static final BigDecimal MILLIS_FROM = new BigDecimal("100000000000");
    private static final BigDecimal MICROS_FROM = new BigDecimal("100000000000000");
    private static final BigDecimal NANOS_FROM = new BigDecimal("100000000000000000");

    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']HH:mm:ss")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .optionalEnd()
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ROOT);

    /**
     * @param said the event's own: text of RFC 3339 (without an offset: UTC), or a number since the epoch, in seconds, or
     *     by its size milli-, micro- or nanoseconds
     * @param receivedAt taken instead when there is none that can be used
     * @param latest the last time that is not too far in the future
     */
    public static EventTimestamp of(@Nullable Object said, Instant receivedAt, Instant latest) {
        if (said == null) {
            return new EventTimestamp(receivedAt, Optional.empty());
        }
        return parse(said)
                .filter(time -> isUsable(time, latest))
                .map(time -> new EventTimestamp(time, Optional.empty()))
                .orElseGet(() -> new EventTimestamp(receivedAt, Optional.of(Normalizer.text(said))));
    }

    /** Whether a time is from 1970 to 2261 and not too far in the future. */
    public static boolean isUsable(Instant time, Instant latest) {
        return !time.isBefore(EventTime.EARLIEST) && time.isBefore(EventTime.LATEST) && !time.isAfter(latest);
    }

    private static Optional<Instant> parse(Object said) {
        return switch (said) {
            case String text -> parseText(text.strip());
            case Integer number -> fromNumber(new BigDecimal(number));
            case Long number -> fromNumber(new BigDecimal(number));
            case BigInteger number -> fromNumber(new BigDecimal(number));
            case BigDecimal number -> fromNumber(number);
            default -> Optional.empty();
        };
    }

    private static Optional<Instant> parseText(String text) {
        try {
            if (text.matches("\\d{9,19}(\\.\\d{1,9})?")) {
                return fromNumber(new BigDecimal(text));
            }
            TemporalAccessor time = ISO.parse(text);
            return Optional.of(
                    time.isSupported(ChronoField.INSTANT_SECONDS)
                            ? Instant.from(time)
                            : LocalDateTime.from(time).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> fromNumber(BigDecimal number) {
        int scale = number.compareTo(MILLIS_FROM) < 0
                ? 0
                : number.compareTo(MICROS_FROM) < 0 ? 3 : number.compareTo(NANOS_FROM) < 0 ? 6 : 9;
        if (number.signum() < 0 || number.precision() - number.scale() > 20) {
            return Optional.empty();
        }
        BigInteger nanos = number.scaleByPowerOfTen(9 - scale).toBigInteger();
        BigInteger[] parts = nanos.divideAndRemainder(BigInteger.valueOf(1_000_000_000));
        if (parts[0].bitLength() > 50) {
            return Optional.empty();
        }
        return Optional.of(Instant.ofEpochSecond(parts[0].longValue(), parts[1].longValue()));
    }
}
