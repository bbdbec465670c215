package dev.lookback.blocks.bzip2;

import dev.lookback.model.block.BlockCodec;

import java.util.Arrays;
import java.util.Optional;

/**
 * Reads a stream of one block up to what is to be sorted back: Huffman codes, places of the move-to-front list, and runs. The
 * format is that of bzip2 0.9 and later; of what is not quite as its writers write it nothing is read.
 */
final class RunsReader {

    private static final int MAGIC = 0x425a68;
    private static final int MAX_SIZE = BlockCodec.MAX_STREAM_BYTES;
    private static final int MAX_TABLES = 6;
    private static final int SYMBOLS_A_TABLE = 50;
    private static final int RUN_A = 0;
    private static final int RUN_B = 1;
    private static final int MAX_RUN_DIGITS = 20;
    /** Of real logs two runs come from three bytes. */
    private static final int RUNS_A_BYTE = 2;

    private final BitReader bits;

    private RunsReader(BitReader bits) {
        this.bits = bits;
    }

    /**
     * @param origin where the text begins
     * @param checksum of the text
     */
    record Block(SortedRuns runs, int origin, int checksum) {}

    /** What the stream holds, if it is one of one block and nothing else. */
    static Optional<Block> read(byte[] stream) {
        BitReader bits = new BitReader(stream);
        return new RunsReader(bits).block(stream.length * RUNS_A_BYTE).filter(block -> bits.isAtEnd());
    }

    private Optional<Block> block(int expectedRuns) {
        boolean isBlock = bits.read(24) == MAGIC && isLevel(bits.read(8)) && isMark(0x314159, 0x265359);
        int checksum = bits.read(32);
        boolean isRandomised = bits.read(1) == 1;
        if (!isBlock || isRandomised) {
            return Optional.empty();
        }
        int origin = bits.read(24);
        return runs(expectedRuns)
                .filter(runs -> origin < runs.size() && isMark(0x177245, 0x385090) && bits.read(32) == checksum)
                .map(runs -> new Block(runs, origin, checksum));
    }

    private static boolean isLevel(int level) {
        return level >= '1' && level <= '9';
    }

    private boolean isMark(int first, int second) {
        return bits.read(24) == first && bits.read(24) == second;
    }

    private Optional<SortedRuns> runs(int expected) {
        byte[] used = usedBytes();
        int tables = bits.read(3);
        int groups = bits.read(15);
        if (used.length == 0 || tables < 2 || tables > MAX_TABLES) {
            return Optional.empty();
        }
        byte[] tableOfGroup = new byte[groups];
        HuffmanTable[] all = new HuffmanTable[tables];
        if (!readSelectors(tableOfGroup, tables) || !readTables(all, used.length + 2)) {
            return Optional.empty();
        }
        SortedRuns runs = new SortedRuns(Math.max(16, expected));
        return readSymbols(all, tableOfGroup, used, runs) ? Optional.of(runs) : Optional.empty();
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
    private boolean readSymbols(HuffmanTable[] tables, byte[] tableOfGroup, byte[] used, SortedRuns runs) {
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
