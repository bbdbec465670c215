package dev.lookback.harvester.file.parser;

import dev.lookback.harvester.event.SourcePosition;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * One text out of a file: a line, or lines that belong together.
 *
 * @param utf8 text, from its first byte
 * @param length in bytes, without a line feed
 * @param isCut whether the text was longer than it is here
 */
public record FileText(byte[] utf8, int length, boolean isCut, Origin origin) {

    /**
     * Where and when it was read.
     *
     * @param id of the event
     * @param position behind the text
     */
    public record Origin(String id, Instant receivedAt, SourcePosition position, Names names) {}

    /**
     * Of the file.
     *
     * @param host where a text does not name its own
     * @param service where a text does not name its own
     * @param path {@code log.file.path}
     */
    public record Names(String host, String service, String path) {}

    String asString() {
        return new String(utf8, 0, length, StandardCharsets.UTF_8);
    }
}
