package dev.lookback.model.block;

import dev.lookback.model.topic.Environment;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** What may be removed from the archive: leftovers, and nothing else ever. */
public interface Leftovers {

    /**
     * Walks an environment's whole listing.
     *
     * @param coveredBefore when the parts that cover them were written at the latest
     * @throws java.io.UncheckedIOException if the archive cannot be listed now
     */
    List<Leftover> list(Environment environment, Instant coveredBefore);

    /**
     * Removes the manifest, if there is one, then the data: no reader ever sees a part without data. A failure may leave the
     * data alone, which is a leftover still. To remove again what is gone does nothing.
     */
    void remove(Environment environment, Leftover leftover) throws IOException;
}
