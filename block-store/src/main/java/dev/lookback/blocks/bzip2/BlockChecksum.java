package dev.lookback.blocks.bzip2;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** CRC-32/BZIP2: that of Ethernet, the highest bit first. Eight bytes at a time, each by a table of its own. */
final class BlockChecksum {

    private static final int POLYNOMIAL = 0x04c1_1db7;
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int[][] TABLES = tables();

    private BlockChecksum() {}

    static int of(byte[] text) {
        int crc = -1;
        int at = 0;
        for (; at + Long.BYTES <= text.length; at += Long.BYTES) {
            crc = eight((long) LONG.get(text, at) ^ (long) crc << Integer.SIZE);
        }
        for (; at < text.length; at++) {
            crc = crc << Byte.SIZE ^ TABLES[0][crc >>> 24 ^ text[at] & 0xff];
        }
        return ~crc;
    }

    private static int eight(long bytes) {
        int first = (int) (bytes >>> Integer.SIZE);
        int second = (int) bytes;
        return TABLES[7][first >>> 24]
                ^ TABLES[6][first >>> 16 & 0xff]
                ^ TABLES[5][first >>> 8 & 0xff]
                ^ TABLES[4][first & 0xff]
                ^ TABLES[3][second >>> 24]
                ^ TABLES[2][second >>> 16 & 0xff]
                ^ TABLES[1][second >>> 8 & 0xff]
                ^ TABLES[0][second & 0xff];
    }

    /** The first: what a byte makes of the checksum; each further one: and as many bytes of zero behind it. */
    private static int[][] tables() {
        int[][] tables = new int[Long.BYTES][256];
        for (int value = 0; value < 256; value++) {
            int crc = value << 24;
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                crc = crc << 1 ^ (crc < 0 ? POLYNOMIAL : 0);
            }
            tables[0][value] = crc;
        }
        for (int table = 1; table < tables.length; table++) {
            for (int value = 0; value < 256; value++) {
                int before = tables[table - 1][value];
                tables[table][value] = before << Byte.SIZE ^ tables[0][before >>> 24];
            }
        }
        return tables;
    }
}
