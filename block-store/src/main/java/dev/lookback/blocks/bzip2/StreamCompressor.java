package dev.lookback.blocks.bzip2;

/** Makes one bzip2 stream at a time, in memory. Implementations are safe for use by many threads. */
interface StreamCompressor {

    /** For people, like {@code libbz2 1.0.8}. */
    String description();

    /** @param length at most 900,000 */
    byte[] compress(byte[] text, int offset, int length);
}
