package dev.lookback.endtoend;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Numbered RFC 5424 messages of one service, their times spread evenly over a range in the order of their numbers.
 *
 * @param service unique, so that tests can share an installation
 */
record Messages(String service, Range range, int count) {
    /** The names of all, as a pattern. */
    static final String HOSTS = "web-[0-2]";

    private static final String TEXT = "request served, number ";

    static int number(String text) {
        return Integer.parseInt(text.substring(TEXT.length()));
    }

    static String text(int number) {
        return TEXT + number;
    }

    Stream<byte[]> frames() {
        return IntStream.range(0, count).mapToObj(number -> frame(service, time(number), number));
    }

    int countIn(Range part) {
        return Math.toIntExact(IntStream.range(0, count)
                .mapToObj(this::time)
                .filter(part::contains)
                .count());
    }

    private Instant time(int number) {
        Duration step = range.length().dividedBy(count);
        return range.start().plus(step.multipliedBy(number)).truncatedTo(ChronoUnit.MICROS);
    }

    /** Counted by octets (RFC 6587). */
    static byte[] frame(String service, Instant time, int number) {
        String message = "<134>1 " + time.truncatedTo(ChronoUnit.MICROS) + " web-" + number % 3 + " " + service
                + " 4711 - - " + text(number);
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        return (bytes.length + " " + message).getBytes(StandardCharsets.UTF_8);
    }
}
