package dev.lookback.harvester.http;

import dev.lookback.harvester.event.EventLine;
import dev.lookback.harvester.event.EventSink;
import dev.lookback.harvester.event.JsonEvents;
import io.micrometer.core.instrument.Counter;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Takes the events of a request: reads all of it first, so that one bad event refuses the request before any is taken, then
 * hands them to the sink, then waits for the disk. Requests that wait at the same time wait for the same one.
 */
final class EventIntake {

    /** A burst fills memory for an instant; who is told to come again costs more than who waits. */
    private static final Duration ROOM_LIMIT = Duration.ofMillis(500);

    private final HttpProperties properties;
    private final JsonEvents events;
    private final EventSink sink;
    private final Counter received;
    private final Clock clock;
    private final RequestMemory memory;

    EventIntake(HttpProperties properties, JsonEvents events, EventSink sink, Counter received, Clock clock) {
        this.properties = properties;
        this.events = events;
        this.sink = sink;
        this.received = received;
        this.clock = clock;
        this.memory = new RequestMemory(properties.maxMemory().toBytes());
    }

    /** How many bytes the events of all requests take that are being read. */
    long held() {
        return memory.held();
    }

    /**
     * Takes all of them.
     *
     * @param body as it is behind any compression
     * @param peer the sender's address
     * @return how many they were; they are on disk
     * @throws RefusedException if that is not so
     */
    int take(InputStream body, BodyFormat format, String peer) throws IOException {
        try (HeldEvents held = new HeldEvents(memory, properties.maxEvents().toBytes())) {
            Instant receivedAt = clock.instant();
            BodyReader.Visitor visitor =
                    (buffer, length, place) -> held.add(line(buffer, length, place, receivedAt, peer));
            new BodyReader(format.cutter(), visitor).read(body);
            return handOn(held);
        }
    }

    private EventLine line(byte[] buffer, int length, Place place, Instant receivedAt, String peer) {
        return events.line(buffer, 0, length, receivedAt, peer)
                .orElseThrow(() -> RefusedException.unreadable(place, JsonEvents.fault(buffer, 0, length)));
    }

    private int handOn(HeldEvents held) {
        int taken = offerAll(held.lines());
        received.increment(taken);
        if (taken > 0 && !awaitDisk(properties.diskTimeout())) {
            throw RefusedException.notOnDisk("disk: " + taken + " events not written within "
                    + properties.diskTimeout().toMillis() + " ms (they may arrive all the same)");
        }
        if (taken < held.lines().size()) {
            throw RefusedException.full(
                    taken, "no room: " + taken + " of " + held.lines().size() + " events taken (send the rest again)");
        }
        return taken;
    }

    /** Returns how many there was room for. */
    private int offerAll(List<EventLine> lines) {
        Instant limit = clock.instant().plus(ROOM_LIMIT);
        int taken = 0;
        while (taken < lines.size() && offer(lines.get(taken), limit)) {
            taken++;
        }
        return taken;
    }

    private boolean offer(EventLine line, Instant limit) {
        boolean isTaken = sink.offer(line);
        while (!isTaken && awaitRoom(Duration.between(clock.instant(), limit))) {
            isTaken = sink.offer(line);
        }
        return isTaken;
    }

    private boolean awaitRoom(Duration limit) {
        try {
            return limit.isPositive() && sink.awaitRoom(limit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean awaitDisk(Duration limit) {
        try {
            return sink.awaitDurable(limit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
