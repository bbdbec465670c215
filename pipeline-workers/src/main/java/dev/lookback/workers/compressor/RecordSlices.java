package dev.lookback.workers.compressor;

import dev.lookback.model.batch.BatchHeaders;
import dev.lookback.model.batch.Gzip;
import dev.lookback.model.event.EventHead;
import dev.lookback.model.event.EventLines;
import dev.lookback.model.time.Interval;
import dev.lookback.model.time.Intervals;
import dev.lookback.workers.record.DecodedRecord;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a record has of each interval: a harvester's batch lies in one, another producer's record may be spread. */
final class RecordSlices {

    private RecordSlices() {}

    /**
     * @param gzip of its lines, each ended by a line feed
     * @param bytes of the lines before gzip
     * @param headers of the batch it comes from, if it comes from a harvester
     */
    record Slice(Interval interval, byte[] gzip, long bytes, int events, Optional<BatchHeaders> headers) {}

    /**
     * Cuts a record by interval.
     *
     * @param value the record's own, which is not compressed again where it can stay as it is
     * @return in the order of the intervals
     */
    static List<Slice> of(DecodedRecord record, byte[] value, Intervals intervals) {
        if (record.events() == 0) {
            return List.of();
        }
        Spread spread = new Spread(intervals);
        EventLines.forEach(record.lines(), spread);
        if (spread.isOneInterval()) {
            byte[] lines = record.lines();
            byte[] gzip = record.isAsItCame() ? value : Gzip.compress(lines, 0, lines.length);
            return List.of(new Slice(spread.first(), gzip, lines.length, record.events(), record.headers()));
        }
        SortedMap<Interval, Lines> byInterval = new TreeMap<>();
        EventLines.forEach(
                record.lines(),
                (buffer, offset, length) -> byInterval
                        .computeIfAbsent(
                                intervals.atSecond(EventHead.epochSecond(buffer, offset)), interval -> new Lines())
                        .add(buffer, offset, length));
        return byInterval.entrySet().stream()
                .map(entry -> entry.getValue().slice(entry.getKey(), record.headers()))
                .toList();
    }

    /** Looks whether all lines are in one interval, which they nearly always are. */
    private static final class Spread implements EventLines.Visitor {

        private final Intervals intervals;
        private long first = Long.MAX_VALUE;
        private long last = Long.MIN_VALUE;

        Spread(Intervals intervals) {
            this.intervals = intervals;
        }

        @Override
        public void line(byte[] buffer, int offset, int length) {
            long number = Math.floorDiv(EventHead.epochSecond(buffer, offset), intervals.seconds());
            first = Math.min(first, number);
            last = Math.max(last, number);
        }

        boolean isOneInterval() {
            return first == last;
        }

        Interval first() {
            return new Interval(first);
        }
    }

    private static final class Lines {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private int events;

        void add(byte[] buffer, int offset, int length) {
            bytes.write(buffer, offset, length);
            bytes.write('\n');
            events++;
        }

        Slice slice(Interval interval, Optional<BatchHeaders> headers) {
            byte[] lines = bytes.toByteArray();
            return new Slice(interval, Gzip.compress(lines, 0, lines.length), lines.length, events, headers);
        }
    }
}
