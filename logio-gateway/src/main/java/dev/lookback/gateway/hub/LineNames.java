package dev.lookback.gateway.hub;

import dev.lookback.model.event.EventHead;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Finds {@code service.name} and {@code host.name} in an event line that is valid JSON and has a head: they stand first in the
 * two objects behind {@code event} (CONTRACT section 1). The names are left as they stand in the line, escapes included. One
 * thread at a time.
 */
final class LineNames {

    private static final byte[] HOST = ",\"host\":{\"name\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SERVICE = ",\"service\":{\"name\":\"".getBytes(StandardCharsets.US_ASCII);

    /** Where {@code host.name} stands. */
    int hostOffset;

    int hostLength;

    /** Where {@code service.name} stands. */
    int serviceOffset;

    int serviceLength;

    /** Returns whether the names are where they have to be. */
    boolean read(byte[] line, int offset, int length) {
        int end = offset + length;
        int at = afterObject(line, offset + EventHead.length(line, offset), end);
        hostOffset = after(HOST, line, at, end);
        if (hostOffset < 0) {
            return false;
        }
        hostLength = stringLength(line, hostOffset, end);
        at = afterObject(line, hostOffset + hostLength + 1, end);
        serviceOffset = after(SERVICE, line, at, end);
        if (serviceOffset < 0) {
            return false;
        }
        serviceLength = stringLength(line, serviceOffset, end);
        return true;
    }

    private static int after(byte[] expected, byte[] line, int at, int end) {
        int next = at + expected.length;
        return next <= end && Arrays.equals(line, at, next, expected, 0, expected.length) ? next : -1;
    }

    private static int stringLength(byte[] line, int start, int end) {
        int at = start;
        while (at < end && line[at] != '"') {
            at += line[at] == '\\' ? 2 : 1;
        }
        return at - start;
    }

    /** @return the place behind the bracket that closes the object within which {@code start} is */
    private static int afterObject(byte[] line, int start, int end) {
        int depth = 1;
        int at = start;
        while (at < end && depth > 0) {
            switch (line[at]) {
                case '{' -> depth++;
                case '}' -> depth--;
                case '"' -> at += 1 + stringLength(line, at + 1, end);
                default -> {}
            }
            at++;
        }
        return at;
    }
}
