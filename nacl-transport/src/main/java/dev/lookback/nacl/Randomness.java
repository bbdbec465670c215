package dev.lookback.nacl;

/** Where secret keys and nonces come from: libsodium, but in golden transcripts. */
@FunctionalInterface
interface Randomness {

    byte[] next(int length);
}
