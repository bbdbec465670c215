package dev.lookback.blocks.bzip2;

import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;

/** bzlib.h's {@code bz_stream}, on machines whose pointers have 64 bits. */
record BzStream(MemorySegment memory) {

    private static final StructLayout LAYOUT = MemoryLayout.structLayout(
            ValueLayout.ADDRESS.withName("next_in"),
            ValueLayout.JAVA_INT.withName("avail_in"),
            ValueLayout.JAVA_INT.withName("total_in_lo32"),
            ValueLayout.JAVA_INT.withName("total_in_hi32"),
            MemoryLayout.paddingLayout(Integer.BYTES),
            ValueLayout.ADDRESS.withName("next_out"),
            ValueLayout.JAVA_INT.withName("avail_out"),
            ValueLayout.JAVA_INT.withName("total_out_lo32"),
            ValueLayout.JAVA_INT.withName("total_out_hi32"),
            MemoryLayout.paddingLayout(Integer.BYTES),
            ValueLayout.ADDRESS.withName("state"),
            ValueLayout.ADDRESS.withName("bzalloc"),
            ValueLayout.ADDRESS.withName("bzfree"),
            ValueLayout.ADDRESS.withName("opaque"));

    private static final long NEXT_IN = offset("next_in");
    private static final long AVAILABLE_IN = offset("avail_in");
    private static final long NEXT_OUT = offset("next_out");
    private static final long AVAILABLE_OUT = offset("avail_out");

    /** All zero, as the library wants it before it is initialised. */
    static BzStream allocate(Arena arena) {
        return new BzStream(arena.allocate(LAYOUT));
    }

    void input(MemorySegment bytes, int length) {
        memory.set(ValueLayout.ADDRESS, NEXT_IN, bytes);
        memory.set(ValueLayout.JAVA_INT, AVAILABLE_IN, length);
    }

    void output(MemorySegment room, int length) {
        memory.set(ValueLayout.ADDRESS, NEXT_OUT, room);
        memory.set(ValueLayout.JAVA_INT, AVAILABLE_OUT, length);
    }

    int inputLeft() {
        return memory.get(ValueLayout.JAVA_INT, AVAILABLE_IN);
    }

    int outputLeft() {
        return memory.get(ValueLayout.JAVA_INT, AVAILABLE_OUT);
    }

    private static long offset(String name) {
        return LAYOUT.byteOffset(PathElement.groupElement(name));
    }
}
