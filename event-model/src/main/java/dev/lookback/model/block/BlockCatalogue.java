package dev.lookback.model.block;

import dev.lookback.model.time.Interval;
import dev.lookback.model.topic.Environment;

import java.util.List;
import java.util.SortedSet;

/**
 * What the archive holds. The listing is the catalogue: nothing is opened.
 *
 * <p>Both calls throw {@link java.io.UncheckedIOException} when the archive cannot be reached, and leave nothing behind.
 */
public interface BlockCatalogue {

    /** The environments that have anything in the archive. */
    SortedSet<Environment> environments();

    /** The blocks from the first to the last interval, both included, in order, without empty ones and leftovers. */
    List<Block> list(Environment environment, Interval first, Interval last);
}
