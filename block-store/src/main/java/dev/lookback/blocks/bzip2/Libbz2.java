package dev.lookback.blocks.bzip2;

import dev.lookback.model.block.BlockCodec;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

/** The system's libbz2, called without C of our own. */
final class Libbz2 implements StreamCompressor, StreamExpander {

    private static final int OK = 0;
    private static final int STREAM_END = 4;
    private static final int LEVEL = 9;

    /** What bzip2 itself takes. */
    private static final int WORK_FACTOR = 30;

    private final Libbz2Functions functions;

    private Libbz2(Libbz2Functions functions) {
        this.functions = functions;
    }

    /** @throws IllegalStateException if there is none, or native code is not allowed */
    static Libbz2 load() {
        return new Libbz2(Libbz2Functions.load());
    }

    @Override
    public String description() {
        return "libbz2 " + functions.version();
    }

    @Override
    public byte[] compress(byte[] text, int offset, int length) {
        // bzlib's manual: this much is always enough.
        int most = length + length / 100 + 600;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment source = arena.allocate(Math.max(1, length));
            MemorySegment.copy(text, offset, source, ValueLayout.JAVA_BYTE, 0, length);
            MemorySegment target = arena.allocate(most);
            MemorySegment targetLength = arena.allocateFrom(ValueLayout.JAVA_INT, most);
            int code = functions.compress(target, targetLength, source, length, LEVEL, WORK_FACTOR);
            if (code != OK) {
                throw new IllegalStateException("libbz2: " + code + " for " + length + " bytes (expected: 0)");
            }
            return target.asSlice(0, targetLength.get(ValueLayout.JAVA_INT, 0)).toArray(ValueLayout.JAVA_BYTE);
        }
    }

    @Override
    public Optional<byte[]> expand(byte[] stream) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment source = arena.allocate(Math.max(1, stream.length));
            MemorySegment.copy(stream, 0, source, ValueLayout.JAVA_BYTE, 0, stream.length);
            MemorySegment target = arena.allocate(BlockCodec.MAX_STREAM_BYTES);
            BzStream state = BzStream.allocate(arena);
            if (functions.decompressInit(state.memory()) != OK) {
                return Optional.empty();
            }
            try {
                state.input(source, stream.length);
                state.output(target, BlockCodec.MAX_STREAM_BYTES);
                int code = functions.decompress(state.memory());
                // One call is enough for a stream whose text fits; input that is left is something else.
                return code == STREAM_END && state.inputLeft() == 0
                        ? Optional.of(target.asSlice(0, BlockCodec.MAX_STREAM_BYTES - (long) state.outputLeft())
                                .toArray(ValueLayout.JAVA_BYTE))
                        : Optional.empty();
            } finally {
                functions.decompressEnd(state.memory());
            }
        }
    }
}
