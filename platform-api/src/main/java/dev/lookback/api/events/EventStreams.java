package dev.lookback.api.events;

import dev.lookback.api.problem.ServiceUnavailableException;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** The streams that are read now, of which there may be so many: each has a core's work to do, and memory for a block. */
final class EventStreams {

    private final ArchivedEvents events;
    private final EventsMetrics metrics;
    private final int maxStreams;
    private final Semaphore free;
    private final Set<EventStream> open = ConcurrentHashMap.newKeySet();
    private volatile boolean isStopped;

    EventStreams(ArchivedEvents events, int maxStreams, EventsMetrics metrics) {
        this.events = events;
        this.metrics = metrics;
        this.maxStreams = maxStreams;
        this.free = new Semaphore(maxStreams);
    }

    /**
     * Begins to read. To be closed.
     *
     * @throws ServiceUnavailableException if as many are open as may be
     */
    EventStream open(EventsRequest request) {
        if (!free.tryAcquire()) {
            metrics.refused();
            throw ServiceUnavailableException.busy("lookback.events.max-streams: " + maxStreams
                    + " streams are read now (expected: fewer; come again)");
        }
        metrics.opened();
        EventStream stream = new EventStream(request, events, this::closed);
        open.add(stream);
        stream.start();
        if (isStopped) {
            stream.fail(stopping());
        }
        return stream;
    }

    private void closed(EventStream stream) {
        open.remove(stream);
        metrics.closed();
        free.release();
    }

    /** Ends all, now and from now on, so that a stop of the process does not wait for them. */
    void stop() {
        isStopped = true;
        open.forEach(stream -> stream.fail(stopping()));
    }

    private static ServiceUnavailableException stopping() {
        return ServiceUnavailableException.busy("platform-api: is being stopped (expected: to run; come again)");
    }
}
