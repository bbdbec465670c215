package dev.lookback.harvester.live;

import dev.lookback.model.live.LiveDatagram;
import dev.lookback.model.topic.Environment;

import java.nio.ByteBuffer;

/** Puts lines into datagrams, as many as fit; one that fits nowhere has a datagram of its own. One thread. */
final class DatagramPacker {

    /** Takes a datagram, from position to limit, and keeps nothing of it. */
    @FunctionalInterface
    interface Output {
        void send(ByteBuffer datagram, int events);
    }

    private final Output output;
    private final int headLength;
    private final ByteBuffer datagram;
    private int events;

    DatagramPacker(Environment environment, Output output) {
        byte[] head = LiveDatagram.head(environment);
        this.output = output;
        this.headLength = head.length;
        this.datagram = ByteBuffer.allocateDirect(head.length + LiveDatagram.MAX_LINE_BYTES + 1)
                .put(head);
    }

    /** @param length at most {@link LiveDatagram#MAX_LINE_BYTES} */
    void add(byte[] buffer, int offset, int length) {
        if (datagram.position() + length + 1 > LiveDatagram.MAX_BYTES) {
            flush();
        }
        datagram.put(buffer, offset, length).put((byte) '\n');
        events++;
    }

    /** Sends what there is. */
    void flush() {
        if (events > 0) {
            output.send(datagram.flip(), events);
            datagram.clear().position(headLength);
            events = 0;
        }
    }
}
