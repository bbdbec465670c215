package dev.lookback.harvester.spool;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * How every record of a spool is framed, big-endian: {@code LBJ1}, CRC-32C (RFC 3720) of all that follows (u32), length of the
 * body (u32), body. The first four bytes are there to find the next whole record behind a damaged one.
 */
final class Frame {

    static final int HEADER_BYTES = 12;

    /** Above any batch, whatever gzip made of it. */
    static final int MAX_BODY_BYTES = 4 * 1024 * 1024;

    private static final int MAGIC = 0x4c424a31;
    private static final int CHECKSUM_AT = 4;
    private static final int LENGTH_AT = 8;

    private Frame() {}

    /** Leaves room for the header; the body is put behind it. Returns where the frame begins. */
    static int begin(ByteBuffer buffer) {
        int start = buffer.position();
        buffer.position(start + HEADER_BYTES);
        return start;
    }

    /** Writes the header of a frame whose body ends at the buffer's position. */
    static void end(ByteBuffer buffer, int start) {
        int end = buffer.position();
        buffer.putInt(start, MAGIC);
        buffer.putInt(start + LENGTH_AT, end - start - HEADER_BYTES);
        buffer.putInt(start + CHECKSUM_AT, checksum(buffer, start, end));
    }

    /** Returns the length of the body of the whole and undamaged frame at the offset, −1 where there is none. */
    static int bodyLength(ByteBuffer buffer, int start) {
        int room = buffer.limit() - start - HEADER_BYTES;
        if (room < 0 || buffer.getInt(start) != MAGIC) {
            return -1;
        }
        int length = buffer.getInt(start + LENGTH_AT);
        if (length < 0 || length > Math.min(room, MAX_BODY_BYTES)) {
            return -1;
        }
        int checksum = checksum(buffer, start, start + HEADER_BYTES + length);
        return buffer.getInt(start + CHECKSUM_AT) == checksum ? length : -1;
    }

    private static int checksum(ByteBuffer buffer, int start, int end) {
        CRC32C checksum = new CRC32C();
        checksum.update(buffer.slice(start + LENGTH_AT, end - start - LENGTH_AT));
        return (int) checksum.getValue();
    }
}
