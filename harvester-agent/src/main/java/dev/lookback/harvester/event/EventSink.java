package dev.lookback.harvester.event;

import java.time.Duration;

/** Where every input puts its events. Any number of threads may use it. */
public interface EventSink {

    /**
     * Takes one event, without waiting.
     *
     * @return true: it is in hand, and is delivered unless the process is killed. False: there is no room, nothing of it was
     *     kept, and the caller waits, refuses or drops
     */
    boolean offer(EventLine line);

    /** Returns whether there may be room now; false when the limit has passed without. */
    boolean awaitRoom(Duration limit) throws InterruptedException;
}
