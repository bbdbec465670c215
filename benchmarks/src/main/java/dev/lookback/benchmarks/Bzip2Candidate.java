package dev.lookback.benchmarks;

import java.io.IOException;

/** A library that makes and reads bzip2 streams of at most 900,000 bytes of text. */
interface Bzip2Candidate {

    String name();

    byte[] compress(byte[] text) throws IOException;

    /** @return how much text was in it */
    int expand(byte[] stream) throws IOException;
}
