package dev.lookback.filter;

/** Looks for something in a stretch of a line's bytes: the line, or the inner of a string with its escapes. */
@FunctionalInterface
interface Probe {

    Guess in(byte[] buffer, int from, int to);
}
