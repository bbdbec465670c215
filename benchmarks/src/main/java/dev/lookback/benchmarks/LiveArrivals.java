package dev.lookback.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;

/**
 * Which events one receiver has been shown, and how long each was on its way. An event's text has its number and its sender's
 * {@link System#nanoTime()} in a mark of fixed width, which is looked for in the bytes that arrive.
 */
final class LiveArrivals {

    static final int MARK_LENGTH = 34;

    private static final byte[] MARK = "~n=".getBytes(StandardCharsets.US_ASCII);
    private static final int NUMBER_DIGITS = 10;
    private static final int TIME_DIGITS = 19;
    /** A number's last digit says by which gateways its event goes. */
    private static final int WAYS = 10;

    private static final int NANOS_A_MICRO = 1_000;
    private static final double MICROS_A_MILLI = 1e3;

    /** In microseconds, of each event; 0 for one that has not come. */
    private final int[] latencies;

    private long twice;
    private volatile int distinct;
    private volatile int ways;

    /** @param total the numbers from here on belong to no event that counts; they show that all ways are open */
    LiveArrivals(int total) {
        latencies = new int[total];
    }

    static String mark(int number, long nanos) {
        char[] mark = "~n=0000000000 0000000000000000000 ".toCharArray();
        fill(mark, MARK.length + NUMBER_DIGITS, number);
        fill(mark, MARK_LENGTH - 1, nanos);
        return String.valueOf(mark);
    }

    private static void fill(char[] mark, int end, long value) {
        long rest = value;
        for (int i = end - 1; rest > 0; i--) {
            mark[i] = (char) ('0' + rest % 10);
            rest /= 10;
        }
    }

    /** Takes note of all events that arrived at a time; only the thread that reads calls this. */
    void note(byte[] bytes, int length, long now) {
        int came = distinct;
        for (int i = 0; i <= length - MARK_LENGTH; i++) {
            if (bytes[i] == MARK[0] && bytes[i + 1] == MARK[1] && bytes[i + 2] == MARK[2]) {
                int number = (int) digits(bytes, i + MARK.length, NUMBER_DIGITS);
                long nanos = now - digits(bytes, i + MARK.length + NUMBER_DIGITS + 1, TIME_DIGITS);
                came += note(number, (int) Math.clamp(nanos / NANOS_A_MICRO, 1, Integer.MAX_VALUE));
                i += MARK_LENGTH - 1;
            }
        }
        distinct = came;
    }

    /** Returns how many that is. */
    private int note(int number, int micros) {
        if (number >= latencies.length) {
            ways |= 1 << number % WAYS;
            return 0;
        }
        if (latencies[number] != 0) {
            twice++;
            return 0;
        }
        latencies[number] = micros;
        return 1;
    }

    private static long digits(byte[] bytes, int offset, int count) {
        long value = 0;
        for (int i = offset; i < offset + count; i++) {
            value = value * 10 + (bytes[i] - '0');
        }
        return value;
    }

    /** Whether events that do not count have come by all ways. */
    boolean isReached() {
        return ways == (1 << WAYS) - 1;
    }

    int distinct() {
        return distinct;
    }

    /** Once nothing is read any more. */
    long twice() {
        return twice;
    }

    /**
     * How long events took, once nothing is read any more.
     *
     * @param from the number of the first that counts
     */
    static Latency latency(Collection<LiveArrivals> receivers, int from) {
        int[] sorted = receivers.stream()
                .flatMapToInt(receiver -> Arrays.stream(receiver.latencies, from, receiver.latencies.length))
                .filter(micros -> micros != 0)
                .sorted()
                .toArray();
        return new Latency(sorted.length, at(sorted, 0.5), at(sorted, 0.99), at(sorted, 1));
    }

    private static double at(int[] sorted, double share) {
        return sorted.length == 0
                ? Double.NaN
                : sorted[Math.max(0, (int) Math.ceil(sorted.length * share) - 1)] / MICROS_A_MILLI;
    }

    /** Of so many events, in milliseconds. */
    record Latency(int events, double p50, double p99, double longest) {

        @Override
        public String toString() {
            return "p50 %.1f ms, p99 %.1f ms, longest %.1f ms".formatted(p50, p99, longest);
        }
    }
}
