package dev.lookback.harvester.spool;

import dev.lookback.harvester.event.EventLine;
import dev.lookback.harvester.event.SourcePosition;
import dev.lookback.model.time.Intervals;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the segments of the run before, in order: which events are in no batch, and how things stood at the end. */
final class JournalReplay {

    private final Intervals intervals;
    private final Map<BatchKey, Long> sealedUpTo = new HashMap<>();
    private final Map<String, Long> positions = new HashMap<>();
    private final List<RecoveredEvent> events = new ArrayList<>();

    private @Nullable AgentState agent;
    private long torn;
    private boolean isDamaged;
    private boolean isTailTorn;

    JournalReplay(Intervals intervals) {
        this.intervals = intervals;
    }

    /** A batch that is on disk, whether or not the journal says so. */
    void mark(SealedMark mark) {
        sealedUpTo.merge(mark.key(), mark.upTo(), Math::max);
    }

    void segment(byte[] bytes, long position) {
        FrameScan.Damage damage = FrameScan.scan(bytes, (start, body) -> take(body, position + start));
        torn += damage.torn();
        isDamaged |= !damage.isTail() || isTailTorn;
        isTailTorn |= damage.torn() > 0;
    }

    private void take(ByteBuffer body, long position) {
        switch (body.get()) {
            case JournalRecords.EVENT -> takeEvent(JournalRecords.event(body), position);
            case JournalRecords.SEALED -> takeSealed(body);
            case JournalRecords.AGENT -> agent = JournalRecords.agent(body);
            case JournalRecords.POSITION -> positions.put(Text.get(body), body.getLong());
            default -> isDamaged = true;
        }
    }

    private void takeEvent(EventLine line, long position) {
        events.add(new RecoveredEvent(line, position));
        SourcePosition source = line.position();
        if (source != null) {
            positions.put(source.source(), source.offset());
        }
    }

    private void takeSealed(ByteBuffer body) {
        JournalRecords.getSealed(body).forEach(this::mark);
        agent = JournalRecords.agent(body);
    }

    /** In the order in which they were taken; the caller may change the list. */
    List<RecoveredEvent> unsealed() {
        events.removeIf(event -> !isUnsealed(event));
        return events;
    }

    private boolean isUnsealed(RecoveredEvent event) {
        BatchKey key = new BatchKey(
                event.line().host(), intervals.atSecond(event.line().epochSecond()));
        return event.position() > sealedUpTo.getOrDefault(key, -1L);
    }

    Map<String, Long> positions() {
        return positions;
    }

    Optional<AgentState> agent() {
        return Optional.ofNullable(agent);
    }

    /** Bytes that belong to no whole record. */
    long torn() {
        return torn;
    }

    /** Whether something is damaged that was whole once: a torn tail alone is what a power cut leaves. */
    boolean isDamaged() {
        return isDamaged;
    }
}
