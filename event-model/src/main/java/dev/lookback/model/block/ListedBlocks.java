package dev.lookback.model.block;

import dev.lookback.model.time.Interval;
import dev.lookback.model.topic.Environment;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/**
 * Reads blocks that were listed some time ago. An object that is gone since then was most likely a leftover, and another
 * part has its events: so who does not find one lists again.
 */
public record ListedBlocks(BlockCatalogue catalogue, Environment environment) {

    /** What is done with a block. */
    @FunctionalInterface
    public interface Reading<T> {
        /**
         * Begins anew each time it is called.
         *
         * @throws NoSuchFileException if an object of the block is not there, as {@link BlockStore} does
         */
        T read(Block block) throws IOException;
    }

    /**
     * Reads the block as it was listed, and for as long as an object is gone and the listing has changed, as it is listed now.
     *
     * @throws NoSuchFileException if an object is listed and not there, or the whole block is gone
     * @throws IOException as the reading throws it
     * @throws java.io.UncheckedIOException if the archive cannot be listed now
     */
    public <T> T read(Block listed, Reading<T> reading) throws IOException {
        Block block = listed;
        while (true) {
            try {
                return reading.read(block);
            } catch (NoSuchFileException e) {
                Optional<Block> now = list(block.interval());
                if (now.isEmpty() || now.get().equals(block)) {
                    throw e;
                }
                block = now.get();
            }
        }
    }

    private Optional<Block> list(Interval interval) {
        return catalogue.list(environment, interval, interval).stream().findFirst();
    }
}
