package dev.lookback.harvester.event;

import java.time.Duration;

/** Where every input puts its events. Any number of threads may use it. */
public interface EventSink {

    /**
     * Takes one event, without waiting.
     *
     * @return true: it is in hand, and will be on disk a moment later. False: there is no room, nothing of it was kept, and
     *     the caller waits, refuses or drops
     */
    boolean offer(EventLine line);

    /** Returns whether there may be room now; false when the limit has passed without. */
    boolean awaitRoom(Duration limit) throws InterruptedException;

    /**
     * Waits until everything that was taken before this call is on disk: from then on only the disk's loss loses it, and an
     * input may acknowledge it.
     *
     * @return false when the limit has passed, or the process stops, before that is so: it may be delivered all the same
     */
    boolean awaitDurable(Duration limit) throws InterruptedException;
}
