package dev.lookback.blocks.bzip2;

import java.util.Optional;

/** Reads one bzip2 stream at a time, in memory. Implementations are safe for use by many threads. */
interface StreamExpander {

    /** For people, like {@code libbz2 1.0.8}. */
    String description();

    /**
     * The text, if this is nothing but whole streams with together at most 900,000 bytes of text: one that is cut, damaged,
     * followed by anything else or larger is for the reader that takes it bit by bit, and says what is wrong.
     */
    Optional<byte[]> expand(byte[] stream);
}
