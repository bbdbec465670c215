package dev.lookback.workers.record;

import dev.lookback.model.batch.BatchHeaders;
import dev.lookback.model.event.EventHead;
import dev.lookback.model.event.EventLineWriter;
import dev.lookback.model.event.EventLines;
import dev.lookback.model.event.ForeignIds;
import dev.lookback.model.event.Normalizer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The lines of one record: those with a head as they are, other JSON objects rewritten. */
final class LineDecoder {

    /** As the harvester's default, and fixed, since every reader must decide alike. */
    private static final Duration MAX_CLOCK_SKEW = Duration.ofMinutes(10);

    private static final String UNKNOWN_HOST = "unknown";

    private final String topicId;
    private final ConsumerRecord<?, ?> record;
    private final boolean isBatch;
    private byte[] text = new byte[0];
    private ByteArrayOutputStream rewritten = new ByteArrayOutputStream(0);
    private boolean isRewritten;
    private int events;
    private int undecodable;
    private @Nullable String problem;
    private int line;

    LineDecoder(String topicId, ConsumerRecord<?, ?> record, boolean isBatch) {
        this.topicId = topicId;
        this.record = record;
        this.isBatch = isBatch;
    }

    void decode(byte[] value) {
        text = value;
        if (!isBatch && isOneObjectOverLines(value)) {
            isRewritten = true;
            rewrite(value, 0, value.length);
        } else if (allPass(value)) {
            events = line;
        } else {
            line = 0;
            isRewritten = true;
            rewritten = new ByteArrayOutputStream(value.length + 256);
            EventLines.forEach(value, this::take);
        }
    }

    DecodedRecord result(Optional<BatchHeaders> headers, boolean isGzip) {
        byte[] lines = isRewritten ? rewritten.toByteArray() : text;
        return new DecodedRecord(
                headers, lines, events, isGzip && !isRewritten, undecodable, Optional.ofNullable(problem));
    }

    /** The fast path: every line has a head and a line feed behind it, so nothing is copied. */
    private boolean allPass(byte[] value) {
        int start = 0;
        for (int at = 0; at < value.length; at++) {
            if (value[at] == '\n') {
                if (!passes(value, start, at - start)) {
                    return false;
                }
                start = at + 1;
                line++;
            }
        }
        return start == value.length;
    }

    private boolean passes(byte[] buffer, int offset, int length) {
        return length <= EventLineWriter.MAX_LINE_BYTES
                && EventHead.isHead(buffer, offset, length)
                && (isBatch || EventHead.epochSecond(buffer, offset) <= latest().getEpochSecond());
    }

    /** A pretty-printed object: its first line is none. */
    private boolean isOneObjectOverLines(byte[] value) {
        int end = 0;
        while (end < value.length && value[end] != '\n') {
            end++;
        }
        return end < value.length - 1
                && !EventHead.isHead(value, 0, end)
                && normalize(value, 0, end).isEmpty()
                && normalize(value, 0, value.length).isPresent();
    }

    private void take(byte[] buffer, int offset, int length) {
        if (isBlank(buffer, offset, length)) {
            return;
        }
        if (passes(buffer, offset, length)) {
            append(buffer, offset, length);
        } else {
            rewrite(buffer, offset, length);
        }
        line++;
    }

    private void rewrite(byte[] buffer, int offset, int length) {
        Optional<byte[]> event = normalize(buffer, offset, length);
        if (event.isPresent()) {
            append(event.get(), 0, event.get().length);
            return;
        }
        undecodable++;
        if (problem == null) {
            problem = "line " + line + ": no JSON object of an event's size";
        }
    }

    private Optional<byte[]> normalize(byte[] buffer, int offset, int length) {
        Normalizer.Origin origin = new Normalizer.Origin(
                ForeignIds.of(topicId, record.partition(), record.offset(), line),
                Instant.ofEpochMilli(record.timestamp()),
                latest(),
                UNKNOWN_HOST);
        return Normalizer.normalize(buffer, offset, length, origin);
    }

    private Instant latest() {
        return Instant.ofEpochMilli(record.timestamp()).plus(MAX_CLOCK_SKEW);
    }

    private void append(byte[] buffer, int offset, int length) {
        if (rewritten.size() + length >= RecordDecoder.MAX_LINES_BYTES) {
            throw new IllegalArgumentException(
                    "value: its events have more than " + RecordDecoder.MAX_LINES_BYTES + " bytes");
        }
        rewritten.write(buffer, offset, length);
        rewritten.write('\n');
        events++;
    }

    private static boolean isBlank(byte[] buffer, int offset, int length) {
        for (int at = offset; at < offset + length; at++) {
            if (buffer[at] != ' ' && buffer[at] != '\t' && buffer[at] != '\r') {
                return false;
            }
        }
        return true;
    }
}
