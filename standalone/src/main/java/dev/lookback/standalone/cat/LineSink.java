package dev.lookback.standalone.cat;

import java.io.IOException;

/** Where event lines go. */
@FunctionalInterface
public interface LineSink {

    /**
     * Takes whole lines, each with its line feed, in place.
     *
     * @throws IOException if they cannot be written
     */
    void write(byte[] buffer, int offset, int length) throws IOException;
}
