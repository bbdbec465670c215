package dev.lookback.standalone.cat;

import dev.lookback.standalone.instance.InstanceFailure;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Copies events as they come, whole lines only: what reads them sees no half of one, however the stream ends. */
public final class EventCopy {
    private static final int BUFFER = 256 * 1024;

    private final LineSink sink;
    private final CatProgress progress;
    private byte[] buffer = new byte[BUFFER];
    private int filled;

    public EventCopy(LineSink sink, CatProgress progress) {
        this.sink = sink;
        this.progress = progress;
    }

    /**
     * Copies all.
     *
     * @throws InstanceFailure when the stream does not end as it should; all that came was written
     * @throws IOException out of the sink
     */
    public void copy(InputStream events) throws IOException {
        int read = read(events);
        while (read >= 0) {
            int end = endOfLines(filled, filled + read);
            filled += read;
            if (end > 0) {
                sink.write(buffer, 0, end);
                progress.copied(buffer, end);
                System.arraycopy(buffer, end, buffer, 0, filled - end);
                filled -= end;
            }
            read = read(events);
        }
        if (filled > 0) {
            throw broken("in the middle of a line");
        }
    }

    private int read(InputStream events) {
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * filled);
        }
        try {
            return events.read(buffer, filled, buffer.length - filled);
        } catch (IOException e) {
            // The client itself says no more than "closed".
            throw broken(String.valueOf((e.getCause() == null ? e : e.getCause()).getMessage()));
        }
    }

    /** Behind the last line feed of what is new; 0 when there is none. */
    private int endOfLines(int from, int to) {
        int end = to;
        while (end > from && buffer[end - 1] != '\n') {
            end--;
        }
        return end > from ? end : 0;
    }

    private InstanceFailure broken(String how) {
        return new InstanceFailure("the stream broke off after " + progress.soFar() + ": " + how
                + " (expected: its end; ./lookback logs platform-api says why)");
    }
}
