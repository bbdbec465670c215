package dev.lookback.model.block;

import dev.lookback.model.event.MergedLines;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** A block's events: its parts merged, in the order of the lines' bytes, each event once. */
public final class BlockLines {

    /** Where the parts come from. */
    @FunctionalInterface
    public interface Source {
        /**
         * The part's lines, not compressed any more.
         *
         * @throws IOException if it cannot be read; also out of the stream
         */
        InputStream open(Part part) throws IOException;
    }

    private BlockLines() {}

    /** @throws IOException out of the source; what was opened before is closed */
    public static MergedLines open(Block block, Source source) throws IOException {
        List<InputStream> inputs = new ArrayList<>();
        try {
            for (Part part : block.parts()) {
                inputs.add(source.open(part));
            }
        } catch (IOException | RuntimeException e) {
            for (InputStream input : inputs) {
                closeAfter(e, input);
            }
            throw e;
        }
        return MergedLines.of(inputs);
    }

    private static void closeAfter(Exception reason, InputStream input) {
        try {
            input.close();
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }
}
