package dev.lookback.benchmarks;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When numbered messages were sent, and when they first arrived. */
final class SyslogLatencies {

    private static final Pattern NUMBER = Pattern.compile("\"message\":\"n=(\\d+) ");

    private final AtomicLongArray sent;
    private final AtomicLongArray arrived;

    SyslogLatencies(int messages) {
        this.sent = new AtomicLongArray(messages);
        this.arrived = new AtomicLongArray(messages);
    }

    void sent(int number) {
        sent.set(number, System.nanoTime());
    }

    /** @param text of any number of events */
    void arrived(CharSequence text) {
        long now = System.nanoTime();
        Matcher numbers = NUMBER.matcher(text);
        while (numbers.find()) {
            arrived.compareAndSet(Integer.parseInt(numbers.group(1)), 0, now);
        }
    }

    /** @param from the number of the first that counts */
    void print(String name, int from) {
        long[] nanos = new long[sent.length() - from];
        int count = 0;
        for (int i = from; i < sent.length(); i++) {
            if (arrived.get(i) != 0) {
                nanos[count++] = arrived.get(i) - sent.get(i);
            }
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        System.out.printf(
                "%-30s %,d of %,d arrived; p50 %.2f ms, p99 %.2f ms, longest %.2f ms%n",
                name, count, nanos.length, at(sorted, 0.5), at(sorted, 0.99), at(sorted, 1));
    }

    private static double at(long[] sorted, double share) {
        return sorted.length == 0 ? Double.NaN : sorted[Math.max(0, (int) Math.ceil(sorted.length * share) - 1)] / 1e6;
    }
}
