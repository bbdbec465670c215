package dev.lookback.harvester.event;

import dev.lookback.harvester.event.HarvesterMetrics.DropReason;

import java.time.Duration;

/**
 * Puts lines into the sink, for one connection or one thread. Where there is no room it waits, which makes a TCP sender
 * wait; when it is interrupted, it no longer waits, and drops what finds no room.
 */
public final class PatientSink {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final EventSink sink;
    private final HarvesterMetrics metrics;

    private boolean isStopped;

    public PatientSink(EventSink sink, HarvesterMetrics metrics) {
        this.sink = sink;
        this.metrics = metrics;
    }

    public void put(EventLine line) {
        while (!sink.offer(line)) {
            if (isStopped || !awaitRoom()) {
                metrics.dropped(DropReason.STOPPED, 1);
                return;
            }
        }
    }

    /** @return false when there is no sense in waiting any longer */
    private boolean awaitRoom() {
        try {
            sink.awaitRoom(PATIENCE);
            return true;
        } catch (InterruptedException e) {
            isStopped = true;
            return false;
        }
    }
}
