package dev.lookback.blocks.bzip2;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/** CRC-32/BZIP2: that of Ethernet, the highest bit of each byte first. So it is the JDK's of the bytes turned round. */
final class BlockChecksum {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int TURNED_BYTES = 4096;

    private BlockChecksum() {}

    static int of(byte[] text, int begin, int end) {
        CRC32 checksum = new CRC32();
        byte[] turned = new byte[TURNED_BYTES];
        for (int from = begin; from < end; from += TURNED_BYTES) {
            int count = Math.min(TURNED_BYTES, end - from);
            turn(text, from, turned, count);
            checksum.update(turned, 0, count);
        }
        return Integer.reverse((int) checksum.getValue());
    }

    private static void turn(byte[] text, int from, byte[] turned, int count) {
        int at = 0;
        for (; at + Long.BYTES <= count; at += Long.BYTES) {
            LONG.set(turned, at, Long.reverseBytes(Long.reverse((long) LONG.get(text, from + at))));
        }
        for (; at < count; at++) {
            turned[at] = (byte) (Integer.reverse(text[from + at]) >>> (Integer.SIZE - Byte.SIZE));
        }
    }
}
