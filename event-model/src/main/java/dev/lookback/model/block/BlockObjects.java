package dev.lookback.model.block;

import dev.lookback.model.time.Interval;
import dev.lookback.model.topic.Environment;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * The archive as it lies there, object by object, also what does not count: for whoever checks it. {@link BlockCatalogue}
 * and {@link BlockStore} are for everybody else.
 *
 * <p>The listings throw {@link java.io.UncheckedIOException} when the archive cannot be reached.
 */
public interface BlockObjects {

    /** All objects of parts from the first to the last interval, both included, in order of the intervals. */
    List<BlockObject> list(Environment environment, Interval first, Interval last);

    /** The first interval of which there is any object. */
    Optional<Interval> oldest(Environment environment);

    /**
     * The object's bytes.
     *
     * @throws java.nio.file.NoSuchFileException if it is not there any more
     * @throws IOException if it cannot be read now; also out of the stream
     */
    InputStream open(BlockObject object) throws IOException;
}
