package dev.lookback.model.event;

import dev.lookback.model.time.TimeRange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The events of a range out of merged lines: the order of the lines is the order of time, so it ends with the range. */
public final class EventsOfRange {

    private final MergedLines lines;
    private final byte[] start;
    private final byte[] end;
    private long duplicatesBefore;
    private boolean hasBegun;
    private boolean hasEnded;

    public EventsOfRange(MergedLines lines, TimeRange range) {
        this.lines = lines;
        this.start = EventTime.format(range.start()).getBytes(StandardCharsets.US_ASCII);
        this.end = EventTime.format(range.end()).getBytes(StandardCharsets.US_ASCII);
    }

    /** Shows the visitor the next event; false when there is none left. */
    public boolean next(EventLines.Visitor visitor) throws IOException {
        while (!hasEnded && lines.next()) {
            if (compareTime(end) >= 0) {
                hasEnded = true;
            } else if (hasBegun || compareTime(start) >= 0) {
                begin();
                visitor.line(lines.buffer(), lines.offset(), lines.length());
                return true;
            }
        }
        return false;
    }

    /** Of the range's events: how often one stood in more than one part, beyond the first. */
    public long duplicates() {
        return hasBegun ? lines.duplicates() - duplicatesBefore : 0;
    }

    private void begin() {
        if (!hasBegun) {
            hasBegun = true;
            duplicatesBefore = lines.duplicates();
        }
    }

    private int compareTime(byte[] bound) {
        int time = lines.offset() + EventHead.TIME_OFFSET;
        return Arrays.compareUnsigned(lines.buffer(), time, time + EventTime.LENGTH, bound, 0, bound.length);
    }
}
