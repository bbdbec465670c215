package dev.lookback.blocks.bzip2;

/** The bytes of a block in the order in which they were last seen. */
final class MoveToFront {

    private static final int NEAR = 16;

    private final byte[] bytes;

    /** @param bytes that the block has, ascending */
    MoveToFront(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    byte front() {
        return bytes[0];
    }

    /** Takes the byte at this place to the front. */
    byte take(int place) {
        byte taken = bytes[place];
        if (place < NEAR) {
            for (int i = place; i > 0; i--) {
                bytes[i] = bytes[i - 1];
            }
        } else {
            System.arraycopy(bytes, 0, bytes, 1, place);
        }
        bytes[0] = taken;
        return taken;
    }
}
