package dev.lookback.blocks.bzip2;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.List;

/** The functions of bzlib.h that are used, each as it is there; what they throw can only be a mistake of ours. */
@SuppressWarnings("restricted")
final class Libbz2Functions {

    /** As Debian, Fedora and macOS call it. */
    private static final List<String> NAMES = List.of("libbz2.so.1.0", "libbz2.so.1", "libbz2.1.0.dylib");

    /** So long a version may be: {@code 1.0.8, 13-Jul-2019}. */
    private static final int VERSION_BYTES = 64;

    private final MethodHandle compress;
    private final MethodHandle decompressInit;
    private final MethodHandle decompress;
    private final MethodHandle decompressEnd;
    private final MethodHandle version;

    private Libbz2Functions(SymbolLookup library) {
        compress = function(
                library, "BZ2_bzBuffToBuffCompress", ADDRESS, ADDRESS, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
        decompressInit = function(library, "BZ2_bzDecompressInit", ADDRESS, JAVA_INT, JAVA_INT);
        decompress = function(library, "BZ2_bzDecompress", ADDRESS);
        decompressEnd = function(library, "BZ2_bzDecompressEnd", ADDRESS);
        version = Linker.nativeLinker()
                .downcallHandle(library.findOrThrow("BZ2_bzlibVersion"), FunctionDescriptor.of(ADDRESS));
    }

    /** @throws IllegalStateException if there is none, or native code is not allowed */
    static Libbz2Functions load() {
        IllegalStateException missing = new IllegalStateException(
                "libbz2: not found (expected: one of " + String.join(", ", NAMES) + " where the system has libraries)");
        if (ADDRESS.byteSize() != Long.BYTES) {
            throw missing;
        }
        for (String name : NAMES) {
            try {
                return new Libbz2Functions(SymbolLookup.libraryLookup(name, Arena.global()));
            } catch (IllegalArgumentException e) {
                missing.addSuppressed(e);
            } catch (IllegalCallerException e) {
                throw new IllegalStateException(
                        "libbz2: native code is not allowed (expected: --enable-native-access=ALL-UNNAMED)", e);
            }
        }
        throw missing;
    }

    /** bzlib's own words. */
    String version() {
        try {
            return ((MemorySegment) version.invokeExact())
                    .reinterpret(VERSION_BYTES)
                    .getString(0)
                    .replaceFirst(",.*", "");
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    int compress(
            MemorySegment target,
            MemorySegment targetLength,
            MemorySegment source,
            int length,
            int level,
            int workFactor) {
        try {
            return (int) compress.invokeExact(target, targetLength, source, length, level, 0, workFactor);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    int decompressInit(MemorySegment stream) {
        try {
            return (int) decompressInit.invokeExact(stream, 0, 0);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    int decompress(MemorySegment stream) {
        try {
            return (int) decompress.invokeExact(stream);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    int decompressEnd(MemorySegment stream) {
        try {
            return (int) decompressEnd.invokeExact(stream);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    private static MethodHandle function(SymbolLookup library, String name, MemoryLayout... parameters) {
        return Linker.nativeLinker()
                .downcallHandle(library.findOrThrow(name), FunctionDescriptor.of(JAVA_INT, parameters));
    }

    private static IllegalStateException unexpected(Throwable failure) {
        return new IllegalStateException("libbz2: could not be called", failure);
    }
}
