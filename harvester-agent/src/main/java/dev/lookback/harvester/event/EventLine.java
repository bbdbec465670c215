package dev.lookback.harvester.event;

import org.jspecify.annotations.Nullable;

/**
 * One event line where it was written; whoever keeps it copies it.
 *
 * @param host the line's {@code host.name}
 * @param epochSecond of the line's {@code @timestamp}
 * @param length without a line feed
 * @param position behind the event in a source that can be read again; null where it comes from one that cannot
 */
public record EventLine(
        String host,
        long epochSecond,
        byte[] buffer,
        int offset,
        int length,
        @Nullable SourcePosition position) {

    public EventLine(String host, long epochSecond, byte[] buffer, int offset, int length) {
        this(host, epochSecond, buffer, offset, length, null);
    }
}
