package dev.lookback.harvester.spool;

import java.nio.ByteBuffer;

/** Finds every whole frame of a file, whatever lies between them. */
final class FrameScan {

    /** Takes one body; the buffer's position and limit are its bounds. */
    @FunctionalInterface
    interface Visitor {
        /** @param start where its frame begins in the file */
        void frame(int start, ByteBuffer body);
    }

    /**
     * @param torn bytes that belong to no whole frame
     * @param isTail whether all of them are behind the last whole frame, as after a write that was cut off
     */
    record Damage(long torn, boolean isTail) {}

    private FrameScan() {}

    static Damage scan(byte[] file, Visitor visitor) {
        ByteBuffer buffer = ByteBuffer.wrap(file);
        long torn = 0;
        long tornAtLastFrame = 0;
        int at = 0;
        while (at < file.length) {
            int length = Frame.bodyLength(buffer, at);
            if (length < 0) {
                torn++;
                at++;
                continue;
            }
            tornAtLastFrame = torn;
            int body = at + Frame.HEADER_BYTES;
            visitor.frame(at, buffer.slice(body, length));
            at = body + length;
        }
        return new Damage(torn, tornAtLastFrame == 0);
    }
}
