package dev.lookback.harvester.spool;

import dev.lookback.model.batch.BatchHeaders;
import dev.lookback.model.event.EventIds;
import dev.lookback.model.time.Intervals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the run before has left.
 *
 * @param events in no batch yet, in the order in which they were taken
 * @param batches not acknowledged, in their order
 * @param agent whose numbers go on
 * @param positions of the sources
 * @param end behind everything that ever was in the journal
 */
record Recovery(
        List<RecoveredEvent> events,
        List<StoredBatch> batches,
        AgentState agent,
        Map<String, Long> positions,
        long end) {

    private static final Logger log = LoggerFactory.getLogger(Recovery.class);

    static Recovery read(Segments segments, BatchFiles files, Intervals intervals) throws IOException {
        List<StoredBatch> batches = files.load();
        JournalReplay replay = new JournalReplay(intervals);
        batches.forEach(batch -> replay.mark(batch.mark()));
        long end = 0;
        for (Segments.Segment segment : segments.load()) {
            byte[] bytes = Segments.read(segment);
            replay.segment(bytes, segment.position());
            end = segment.position() + bytes.length;
        }
        Recovery recovery = new Recovery(replay.unsealed(), batches, agent(replay, batches), replay.positions(), end);
        recovery.say(replay, files.torn());
        return recovery;
    }

    /** Where something is damaged that says which numbers were given, a new name gives none twice. */
    private static AgentState agent(JournalReplay replay, List<StoredBatch> batches) {
        Optional<AgentState> journalled = replay.isDamaged() ? Optional.empty() : replay.agent();
        AgentState state = journalled.orElseGet(() -> AgentState.first(new EventIds().next()));
        return batches.stream()
                .map(StoredBatch::headers)
                .filter(headers -> headers.agent().equals(state.agent()))
                .max(Comparator.comparingLong(headers -> headers.origin().sequence()))
                .map(Recovery::behind)
                .filter(last -> last.next() > state.next())
                .orElse(state);
    }

    private static AgentState behind(BatchHeaders last) {
        return new AgentState(last.agent(), last.origin().sequence() + 1, Optional.of(last.interval()));
    }

    private void say(JournalReplay replay, long tornOfBatches) {
        if (!events.isEmpty() || !batches.isEmpty()) {
            int inBatches = batches.stream()
                    .mapToInt(batch -> batch.headers().size().count())
                    .sum();
            log.info(
                    "the run before left {} events in the spool's journal and {} in {} batches: they are sent now",
                    events.size(),
                    inBatches,
                    batches.size());
        }
        if (replay.torn() > 0) {
            log.warn(
                    "{} bytes of the spool's journal belong to no whole record{}: every whole record is kept",
                    replay.torn(),
                    replay.isDamaged() ? ", not only at its end" : " at its end, where the run before was cut off");
        }
        if (tornOfBatches > 0) {
            log.error(
                    "{} bytes of the spool's batches are damaged: every whole batch is kept, and a file that has a damaged"
                            + " one is kept as .damaged",
                    tornOfBatches);
        }
    }
}
