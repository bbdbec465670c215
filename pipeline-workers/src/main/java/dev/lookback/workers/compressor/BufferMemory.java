package dev.lookback.workers.compressor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Keeps the batches in memory within a bound: when there are more, the largest buffers go to files until half of it is
 * free. Where a part ends has nothing to do with it.
 */
final class BufferMemory {

    private final long maxBytes;
    private final CompressorMetrics metrics;

    BufferMemory(long maxBytes, CompressorMetrics metrics) {
        this.maxBytes = maxBytes;
        this.metrics = metrics;
    }

    static long held(Collection<PartBuffer> buffers) {
        return buffers.stream().mapToLong(PartBuffer::heldBytes).sum();
    }

    void bound(Collection<PartBuffer> buffers, Path directory) throws IOException {
        long held = held(buffers);
        if (held <= maxBytes) {
            return;
        }
        List<PartBuffer> largestFirst = buffers.stream()
                .sorted(Comparator.comparingLong(PartBuffer::heldBytes).reversed())
                .toList();
        for (PartBuffer buffer : largestFirst) {
            if (held <= maxBytes / 2) {
                return;
            }
            long bytes = buffer.heldBytes();
            buffer.spill(directory);
            metrics.spilled(bytes);
            held -= bytes;
        }
    }
}
