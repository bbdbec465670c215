package dev.lookback.api.verify;

import dev.lookback.model.event.EventHead;
import dev.lookback.model.event.EventTime;
import dev.lookback.model.event.LineReader;
import dev.lookback.model.time.TimeRange;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Looks at a part's bytes as they come out of decompression, line by line, and holds two lines at a time. It stops at no
 * fault; of each kind it keeps the first and how many there were.
 */
final class LineCheck {

    private static final int INITIAL_LINE = 4096;

    private final TimeRange span;
    private final Map<FindingKind, Fault> faults = new EnumMap<>(FindingKind.class);
    private byte[] line = new byte[INITIAL_LINE];
    private int length;
    private byte[] before = new byte[INITIAL_LINE];
    private int beforeLength = -1;
    private boolean beforeHasHead;
    private long rawBytes;
    private long lines;
    private String minTimestamp = "";
    private String maxTimestamp = "";

    /** @param first number of the line, from 1 */
    private record Fault(long first, String found, String expected, long count) {

        Fault again() {
            return new Fault(first, found, expected, count + 1);
        }
    }

    /** @param span of the interval that all lines must lie in */
    LineCheck(TimeRange span) {
        this.span = span;
    }

    void accept(byte[] buffer, int offset, int count) {
        rawBytes += count;
        int start = offset;
        for (int at = offset; at < offset + count; at++) {
            if (buffer[at] == '\n') {
                append(buffer, start, at - start);
                endLine();
                start = at + 1;
            }
        }
        append(buffer, start, offset + count - start);
    }

    /** To be called once, behind the last byte. */
    void end() {
        if (length > 0) {
            endLine();
            fault(FindingKind.LINE_UNFINISHED, "ends without a line feed", "a line feed behind every line");
        }
    }

    long rawBytes() {
        return rawBytes;
    }

    long lines() {
        return lines;
    }

    /** Of the first line; empty where there is none. */
    String minTimestamp() {
        return minTimestamp;
    }

    String maxTimestamp() {
        return maxTimestamp;
    }

    List<Finding> findings(String key) {
        List<Finding> findings = new ArrayList<>();
        faults.forEach((kind, fault) -> findings.add(Finding.of(
                kind,
                key,
                "line " + fault.first() + (fault.count() > 1 ? " and " + (fault.count() - 1) + " more" : ""),
                fault.found(),
                fault.expected())));
        return findings;
    }

    /** What is longer than any event line is counted, not kept. */
    private void append(byte[] buffer, int offset, int count) {
        int kept = Math.min(count, LineReader.MAX_LINE_BYTES - length);
        if (length + kept > line.length) {
            line = Arrays.copyOf(line, Math.max(length + kept, line.length * 2));
        }
        System.arraycopy(buffer, offset, line, length, kept);
        length += kept;
    }

    private void endLine() {
        lines++;
        boolean hasHead = EventHead.isHead(line, 0, length);
        if (hasHead) {
            checkTime();
        } else {
            fault(FindingKind.LINE_WITHOUT_HEAD, "no event's head in its " + length + " bytes", "time and id in place");
        }
        if (beforeLength >= 0) {
            checkOrder(hasHead);
        }
        byte[] spare = before;
        before = line;
        beforeLength = length;
        beforeHasHead = hasHead;
        line = spare;
        length = 0;
    }

    private void checkTime() {
        String time = new String(line, EventHead.TIME_OFFSET, EventTime.LENGTH, StandardCharsets.US_ASCII);
        if (minTimestamp.isEmpty()) {
            minTimestamp = time;
        }
        maxTimestamp = time;
        long second = EventHead.epochSecond(line, 0);
        if (second < span.start().getEpochSecond() || second >= span.end().getEpochSecond()) {
            fault(FindingKind.LINE_OUTSIDE_INTERVAL, time, "from " + span.start() + " to " + span.end());
        }
    }

    private void checkOrder(boolean hasHead) {
        if (hasHead && beforeHasHead && EventHead.isSameEvent(before, 0, line, 0)) {
            fault(FindingKind.DUPLICATE_EVENTS, "the event of the line before", "each event once");
        }
        if (Arrays.compareUnsigned(before, 0, beforeLength, line, 0, length) > 0) {
            fault(FindingKind.LINES_UNSORTED, "less than the line before", "lines in the order of their bytes");
        }
    }

    private void fault(FindingKind kind, String found, String expected) {
        faults.compute(kind, (same, known) -> known == null ? new Fault(lines, found, expected, 1) : known.again());
    }
}
