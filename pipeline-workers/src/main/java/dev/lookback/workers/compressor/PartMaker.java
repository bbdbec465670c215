package dev.lookback.workers.compressor;

import dev.lookback.model.block.BlockCodec;
import dev.lookback.model.event.MergedLines;

import java.io.IOException;
import java.nio.file.Path;

/** Makes a part's data of its batches: sorts, drops duplicates, compresses. */
record PartMaker(BlockCodec codec, CompressorThreads threads) {

    /** Three of them are in memory. */
    private static final int RUN_BYTES = 8 * 1024 * 1024;

    /**
     * @param data to be written
     * @param work a directory for files that are gone when this returns
     */
    PartFile make(PartBuffer buffer, Path data, Path work) throws IOException {
        try (LineSorter sorter = new LineSorter(work, RUN_BYTES, threads)) {
            buffer.forEach(sorter::add);
            try (MergedLines lines = sorter.sorted()) {
                return new PartFileWriter(codec, threads).write(lines, data);
            }
        }
    }
}
