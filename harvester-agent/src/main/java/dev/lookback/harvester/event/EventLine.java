package dev.lookback.harvester.event;

/**
 * One event line where it was written; whoever keeps it copies it.
 *
 * @param host the line's {@code host.name}
 * @param epochSecond of the line's {@code @timestamp}
 * @param length without a line feed
 */
public record EventLine(String host, long epochSecond, byte[] buffer, int offset, int length) {}
