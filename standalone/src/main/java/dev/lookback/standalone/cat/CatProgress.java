package dev.lookback.standalone.cat;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Counts what was copied; on a terminal it shows that, and where in time it is. */
public final class CatProgress {
    private static final Duration PERIOD = Duration.ofMillis(500);
    private static final double MEGABYTE = 1_000_000;
    private static final double SECOND = 1_000_000_000;
    private static final int TIME = 15;
    private static final int TIME_END = 34;
    /** Begins the line anew and clears it. */
    private static final String AGAIN = "\r\u001b[K";

    private final PrintStream out;
    private final boolean isShown;
    private final LongSupplier nanoTime;
    private final long begin;
    private long lastShown;
    private long events;
    private long bytes;
    private String time = "";

    /** @param nanoTime as {@link System#nanoTime} */
    public CatProgress(PrintStream out, boolean isShown, LongSupplier nanoTime) {
        this.out = out;
        this.isShown = isShown;
        this.nanoTime = nanoTime;
        this.begin = nanoTime.getAsLong();
        this.lastShown = begin;
    }

    /** @param end of whole lines that begin the buffer */
    void copied(byte[] buffer, int end) {
        bytes += end;
        int lastLine = 0;
        for (int at = 0; at < end; at++) {
            if (buffer[at] == '\n') {
                events++;
                lastLine = at + 1 < end ? at + 1 : lastLine;
            }
        }
        if (end - lastLine > TIME_END) {
            time = new String(buffer, lastLine + TIME, TIME_END - TIME, StandardCharsets.US_ASCII);
        }
        long now = nanoTime.getAsLong();
        if (isShown && now - lastShown >= PERIOD.toNanos()) {
            lastShown = now;
            out.print(AGAIN + line(now));
            out.flush();
        }
    }

    /** What there was in the end. */
    public void finish() {
        if (isShown) {
            out.println(AGAIN + line(nanoTime.getAsLong()));
            out.flush();
        }
    }

    /** For whoever has to say that it was not all. */
    String soFar() {
        return events + (events == 1 ? " event" : " events") + (time.isEmpty() ? "" : ", at " + time + "Z");
    }

    private String line(long now) {
        double seconds = Math.max(1, now - begin) / SECOND;
        return String.format(
                Locale.ROOT,
                "%,d events, %.1f MB, %.1f MB/s%s",
                events,
                bytes / MEGABYTE,
                bytes / MEGABYTE / seconds,
                time.isEmpty() ? "" : ", at " + time + "Z");
    }
}
