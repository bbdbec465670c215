package dev.lookback.gateway.subscription;

/**
 * Events for all clients that want the same, as they are written to each: nobody changes the arrays.
 *
 * @param bytes UTF-8
 * @param events how many there are
 * @param oldest when the oldest of them was taken in by a gateway, in milliseconds since the epoch
 * @param wants of those that it is for
 * @param counts how many events each name of {@code wants} has in it
 */
@SuppressWarnings("ArrayRecordComponent")
public record Frame(byte[] bytes, int events, long oldest, Wants wants, int[] counts) {}
