package dev.lookback.gateway.cluster;

import dev.lookback.gateway.intake.IntakeMetrics;
import dev.lookback.gateway.intake.IntakeMetrics.DropReason;
import dev.lookback.gateway.intake.IntakeQueue;
import dev.lookback.gateway.intake.Via;

/** Where events of peers go in: when there is no room, the peer waits, and drops. */
record PeerIntake(IntakeQueue queue, IntakeMetrics metrics) {

    void put(long receivedAt, byte[] frame, int offset, int length) throws InterruptedException {
        if (!queue.put(Via.PEER, receivedAt, frame, offset, length)) {
            // The line feed that a datagram has behind its head, a frame has not.
            int events = IntakeMetrics.events(frame, offset, length) + 1;
            metrics.received(Via.PEER, events);
            metrics.dropped(DropReason.STOPPED, events);
        }
    }
}
