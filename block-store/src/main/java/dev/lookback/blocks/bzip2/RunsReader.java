package dev.lookback.blocks.bzip2;

import dev.lookback.model.block.BlockCodec;

import java.util.Arrays;
import java.util.Optional;

/**
 * Reads the blocks of a stream up to what is to be sorted back: Huffman codes, places of the move-to-front list, and runs. The
 * format is that of bzip2 0.9 and later; what is not quite as its writers write it is not read.
 */
final class RunsReader {

    private static final int MAGIC = 0x425a68;
    private static final int MAX_SIZE = BlockCodec.MAX_STREAM_BYTES;
    private static final int MAX_TABLES = 6;
    private static final int SYMBOLS_A_TABLE = 50;
    private static final int RUN_A = 0;
    private static final int RUN_B = 1;
    private static final int MAX_RUN_DIGITS = 20;

    private static final long BLOCK_MARK = 0x3141_5926_5359L;
    private static final long END_MARK = 0x1772_4538_5090L;

    private final BitReader bits;
    private final SortedRuns runs;
    private final boolean isBzip2;
    private boolean isAtEnd;

    /** @param runs get those of one block after the other */
    RunsReader(byte[] stream, SortedRuns runs) {
        this.bits = new BitReader(stream);
        this.runs = runs;
        this.isBzip2 = bits.read(24) == MAGIC && isLevel(bits.read(8));
    }

    /**
     * @param origin where the text begins
     * @param checksum of the text
     */
    record Block(int origin, int checksum) {}

    /** The next block, unless this is none. */
    Optional<Block> next() {
        long mark = isBzip2 ? readMark() : 0;
        isAtEnd = mark == END_MARK;
        if (mark != BLOCK_MARK) {
            return Optional.empty();
        }
        int checksum = bits.read(32);
        boolean isRandomised = bits.read(1) == 1;
        int origin = bits.read(24);
        runs.clear();
        return !isRandomised && readRuns() && origin < runs.size()
                ? Optional.of(new Block(origin, checksum))
                : Optional.empty();
    }

    /** Whether the last block was followed by the stream's end, and that by nothing. */
    boolean isWhole(int checksum) {
        return isAtEnd && bits.read(32) == checksum && bits.isAtEnd();
    }

    private long readMark() {
        return (long) bits.read(24) << 24 | bits.read(24);
    }

    private static boolean isLevel(int level) {
        return level >= '1' && level <= '9';
    }

    private boolean readRuns() {
        byte[] used = usedBytes();
        int tables = bits.read(3);
        int groups = bits.read(15);
        if (used.length == 0 || tables < 2 || tables > MAX_TABLES) {
            return false;
        }
        byte[] tableOfGroup = new byte[groups];
        HuffmanTable[] all = new HuffmanTable[tables];
        return readSelectors(tableOfGroup, tables)
                && readTables(all, used.length + 2)
                && readSymbols(all, tableOfGroup, used);
    }

    private byte[] usedBytes() {
        int rows = bits.read(16);
        byte[] used = new byte[256];
        int count = 0;
        for (int row = 0; row < 16; row++) {
            int columns = isSet(rows, row) ? bits.read(16) : 0;
            for (int column = 0; column < 16; column++) {
                if (isSet(columns, column)) {
                    used[count++] = (byte) (row * 16 + column);
                }
            }
        }
        return Arrays.copyOf(used, count);
    }

    private static boolean isSet(int bits, int fromTheLeft) {
        return (bits >>> (15 - fromTheLeft) & 1) == 1;
    }

    private boolean readSelectors(byte[] tableOfGroup, int tables) {
        MoveToFront order = new MoveToFront(new byte[] {0, 1, 2, 3, 4, 5});
        for (int group = 0; group < tableOfGroup.length; group++) {
            int place = 0;
            while (bits.read(1) == 1) {
                if (++place == tables) {
                    return false;
                }
            }
            tableOfGroup[group] = order.take(place);
        }
        return true;
    }

    private boolean readTables(HuffmanTable[] tables, int symbols) {
        for (int table = 0; table < tables.length; table++) {
            byte[] lengths = new byte[symbols];
            int length = bits.read(5);
            for (int symbol = 0; symbol < symbols; symbol++) {
                while (bits.read(1) == 1) {
                    length += bits.read(1) == 0 ? 1 : -1;
                }
                if (length < 1 || length > HuffmanTable.MAX_BITS || bits.isOverrun()) {
                    return false;
                }
                lengths[symbol] = (byte) length;
            }
            tables[table] = new HuffmanTable(lengths);
        }
        return true;
    }

    /** Whether they end as they should. */
    private boolean readSymbols(HuffmanTable[] tables, byte[] tableOfGroup, byte[] used) {
        MoveToFront order = new MoveToFront(used);
        int end = used.length + 1;
        int run = 0;
        int digits = 0;
        for (byte number : tableOfGroup) {
            HuffmanTable table = tables[number];
            for (int i = 0; i < SYMBOLS_A_TABLE; i++) {
                int symbol = table.read(bits);
                if (symbol == RUN_A || symbol == RUN_B) {
                    // Digits of base two, the lowest first, that are worth one and two.
                    run += (symbol + 1) << digits;
                    if (++digits > MAX_RUN_DIGITS) {
                        return false;
                    }
                    continue;
                }
                if (run > 0) {
                    runs.add(order.front(), run);
                }
                if (symbol == end) {
                    return runs.size() <= MAX_SIZE;
                }
                if (symbol == HuffmanTable.NONE || runs.size() > MAX_SIZE || bits.isOverrun()) {
                    return false;
                }
                order.take(symbol - 1);
                run = 1;
                digits = 0;
            }
        }
        return false;
    }
}
