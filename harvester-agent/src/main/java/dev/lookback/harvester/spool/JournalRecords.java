package dev.lookback.harvester.spool;

import dev.lookback.harvester.event.EventLine;
import dev.lookback.harvester.event.SourcePosition;
import dev.lookback.model.time.Interval;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The bodies of a journal's records, each behind one byte that says its kind. A segment begins with the agent and the positions
 * as they are there, so that the segments before it are not needed for them.
 */
final class JournalRecords {

    /** {@code epochSecond (i64), host, source (may be empty), offset (i64), line}. */
    static final byte EVENT = 1;

    /** {@code number of keys (u32)}, each {@code interval (i64), host, upTo (i64)}, then an agent: these are in batches on disk. */
    static final byte SEALED = 2;

    /** {@code agent, next (i64), previous (i64, −1 for none)}. */
    static final byte AGENT = 3;

    /** {@code source, offset (i64)}. */
    static final byte POSITION = 4;

    private static final int FIXED_EVENT_BYTES = Frame.HEADER_BYTES + 1 + 2 * Long.BYTES;
    private static final byte[] NO_SOURCE = {};
    private static final long NONE = -1;

    private JournalRecords() {}

    /** Whether it fitted. */
    static boolean event(ByteBuffer buffer, EventLine line) {
        SourcePosition position = line.position();
        byte[] host = Text.utf8(line.host());
        byte[] source = position == null ? NO_SOURCE : Text.utf8(position.source());
        if (buffer.remaining() < FIXED_EVENT_BYTES + Text.bytes(host) + Text.bytes(source) + line.length()) {
            return false;
        }
        int start = Frame.begin(buffer);
        buffer.put(EVENT).putLong(line.epochSecond());
        Text.put(buffer, host);
        Text.put(buffer, source);
        buffer.putLong(position == null ? NONE : position.offset());
        buffer.put(line.buffer(), line.offset(), line.length());
        Frame.end(buffer, start);
        return true;
    }

    static EventLine event(ByteBuffer body) {
        long epochSecond = body.getLong();
        String host = Text.get(body);
        String source = Text.get(body);
        long offset = body.getLong();
        byte[] line = new byte[body.remaining()];
        body.get(line);
        @Nullable SourcePosition position = source.isEmpty() ? null : new SourcePosition(source, offset);
        return new EventLine(host, epochSecond, line, 0, line.length, position);
    }

    static int sealedBytes(Collection<SealedMark> batches, AgentState state) {
        return Frame.HEADER_BYTES
                + 1
                + Integer.BYTES
                + agentBodyBytes(state)
                + batches.stream()
                        .mapToInt(mark ->
                                2 * Long.BYTES + Text.bytes(Text.utf8(mark.key().host())))
                        .sum();
    }

    static void putSealed(ByteBuffer buffer, Collection<SealedMark> batches, AgentState state) {
        int start = Frame.begin(buffer);
        buffer.put(SEALED).putInt(batches.size());
        for (SealedMark mark : batches) {
            buffer.putLong(mark.key().interval().number());
            Text.put(buffer, Text.utf8(mark.key().host()));
            buffer.putLong(mark.upTo());
        }
        agentBody(buffer, state);
        Frame.end(buffer, start);
    }

    /** Reads the keys; the agent stands behind them. */
    static List<SealedMark> getSealed(ByteBuffer body) {
        int count = body.getInt();
        List<SealedMark> batches = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Interval interval = new Interval(body.getLong());
            batches.add(new SealedMark(new BatchKey(Text.get(body), interval), body.getLong()));
        }
        return batches;
    }

    static void agent(ByteBuffer buffer, AgentState state) {
        int start = Frame.begin(buffer);
        buffer.put(AGENT);
        agentBody(buffer, state);
        Frame.end(buffer, start);
    }

    private static int agentBodyBytes(AgentState state) {
        return Text.bytes(Text.utf8(state.agent())) + 2 * Long.BYTES;
    }

    private static void agentBody(ByteBuffer buffer, AgentState state) {
        Text.put(buffer, Text.utf8(state.agent()));
        buffer.putLong(state.next())
                .putLong(state.previous().map(Interval::number).orElse(NONE));
    }

    static AgentState agent(ByteBuffer body) {
        String agent = Text.get(body);
        long next = body.getLong();
        long previous = body.getLong();
        return new AgentState(agent, next, previous < 0 ? Optional.empty() : Optional.of(new Interval(previous)));
    }

    /** What {@link #beginning} needs. */
    static int beginningBytes(AgentState state, Map<String, Long> positions) {
        int bytes = Frame.HEADER_BYTES + 1 + agentBodyBytes(state);
        for (String source : positions.keySet()) {
            bytes += Frame.HEADER_BYTES + 1 + Text.bytes(Text.utf8(source)) + Long.BYTES;
        }
        return bytes;
    }

    /** The first records of a segment. */
    static void beginning(ByteBuffer buffer, AgentState state, Map<String, Long> positions) {
        agent(buffer, state);
        positions.forEach((source, offset) -> {
            int start = Frame.begin(buffer);
            buffer.put(POSITION);
            Text.put(buffer, Text.utf8(source));
            buffer.putLong(offset);
            Frame.end(buffer, start);
        });
    }
}
