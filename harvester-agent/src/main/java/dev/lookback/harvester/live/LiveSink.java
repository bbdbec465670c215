package dev.lookback.harvester.live;

import dev.lookback.harvester.event.EventLine;
import dev.lookback.harvester.event.EventSink;

import java.time.Duration;

/**
 * Shows each event once, in the call that takes it, before anybody waits for a batch to be full. An event that is refused is
 * not shown: its sender still has it, and offers it again or drops it.
 */
final class LiveSink implements EventSink {

    private final EventSink sink;
    private final LiveQueue live;

    LiveSink(EventSink sink, LiveQueue live) {
        this.sink = sink;
        this.live = live;
    }

    @Override
    public boolean offer(EventLine line) {
        boolean isTaken = sink.offer(line);
        if (isTaken) {
            live.offer(line.buffer(), line.offset(), line.length());
        }
        return isTaken;
    }

    @Override
    public boolean awaitRoom(Duration limit) throws InterruptedException {
        return sink.awaitRoom(limit);
    }

    @Override
    public boolean awaitDurable(Duration limit) throws InterruptedException {
        return sink.awaitDurable(limit);
    }
}
