package dev.lookback.harvester.http;

import dev.lookback.harvester.event.EventLine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The events of one request while the rest of it is read. Closed, it gives its memory back. */
final class HeldEvents implements AutoCloseable {

    /** What an event takes beside its line's bytes. */
    private static final int OVERHEAD_BYTES = 128;

    private final RequestMemory memory;
    private final long maxBytes;
    private final List<EventLine> lines = new ArrayList<>();
    private long bytes;

    /** @param maxBytes of all of its events; one that needs more cannot be sent again with more luck */
    HeldEvents(RequestMemory memory, long maxBytes) {
        this.memory = memory;
        this.maxBytes = maxBytes;
    }

    /** @throws RefusedException if there is no room for it */
    void add(EventLine line) {
        long size = line.length() + OVERHEAD_BYTES;
        if (bytes + size > maxBytes) {
            throw RefusedException.tooLong("body: more than " + maxBytes
                    + " bytes as event lines (expected: at most lookback.harvester.http.max-events)");
        }
        if (!memory.take(size)) {
            throw RefusedException.full(
                    0, "no memory for one more request (expected: at most lookback.harvester.http.max-memory of all)");
        }
        bytes += size;
        lines.add(line);
    }

    List<EventLine> lines() {
        return Collections.unmodifiableList(lines);
    }

    @Override
    public void close() {
        memory.giveBack(bytes);
        bytes = 0;
    }
}
