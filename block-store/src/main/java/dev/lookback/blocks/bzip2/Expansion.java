package dev.lookback.blocks.bzip2;

import dev.lookback.model.block.BlockCodec;

import java.util.Arrays;
import java.util.Optional;

/** The steps of expanding a stream, and the memory that they take, used again for the next one. Not thread-safe. */
final class Expansion {

    private final SortedRuns runs = new SortedRuns();
    private final Walks walks = new Walks();
    private final byte[] unsorted = new byte[BlockCodec.MAX_STREAM_BYTES];
    private final byte[] text = new byte[BlockCodec.MAX_STREAM_BYTES];

    /** The text, unless it is too long or the stream is damaged. */
    Optional<byte[]> of(byte[] stream) {
        RunsReader reader = new RunsReader(stream, runs);
        int length = 0;
        int checksum = 0;
        for (Optional<RunsReader.Block> block = reader.next(); block.isPresent(); block = reader.next()) {
            int begin = length;
            walks.unsort(runs, block.get().origin(), unsorted);
            length = FirstRuns.expand(unsorted, runs.size(), text, begin);
            if (length == FirstRuns.TOO_LONG
                    || BlockChecksum.of(text, begin, length) != block.get().checksum()) {
                return Optional.empty();
            }
            checksum = Integer.rotateLeft(checksum, 1) ^ block.get().checksum();
        }
        return reader.isWhole(checksum) ? Optional.of(Arrays.copyOf(text, length)) : Optional.empty();
    }
}
