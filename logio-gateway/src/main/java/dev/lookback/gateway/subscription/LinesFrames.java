package dev.lookback.gateway.subscription;

import java.nio.ByteBuffer;

/** Frames as other gateways get them: when the oldest was taken in, eight bytes, then lines, each with a line feed. */
final class LinesFrames extends FrameBuilder {

    private static final byte[] LINE_FEED = {'\n'};

    LinesFrames() {
        super(1);
    }

    @Override
    void begin() {
        put(ByteBuffer.allocate(Long.BYTES).putLong(oldest()).array());
    }

    @Override
    void event(Event event, long bits) {
        put(event.buffer, event.offset, event.length);
        put(LINE_FEED);
    }

    @Override
    void end() {
        // Events come in the order of their receipt: the first is the oldest.
    }
}
