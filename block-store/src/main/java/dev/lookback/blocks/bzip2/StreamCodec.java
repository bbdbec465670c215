package dev.lookback.blocks.bzip2;

import java.util.Optional;

/** One bzip2 stream at a time, in memory, of at most 900,000 bytes of text. Implementations are safe for use by many threads. */
interface StreamCodec {

    /** For people, like {@code libbz2 1.0.8}. */
    String description();

    byte[] compress(byte[] text, int offset, int length);

    /**
     * The text, if this is nothing but whole streams with together at most so much text: one that is cut, damaged, followed
     * by anything else or larger is for the reader that takes it bit by bit, and says what is wrong.
     */
    Optional<byte[]> expand(byte[] stream);
}
