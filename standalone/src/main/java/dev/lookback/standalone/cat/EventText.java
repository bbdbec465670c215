package dev.lookback.standalone.cat;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Events for people, a line each: {@code <time> <host> <service> [level] message}. What stands in an event may do nothing to a
 * terminal: control characters, and those that turn the direction of writing, are shown as escapes.
 */
public final class EventText implements LineSink {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final OutputStream out;
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();

    public EventText(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
        lines.reset();
        int start = offset;
        for (int at = offset; at < offset + length; at++) {
            if (buffer[at] == '\n') {
                lines.writeBytes(line(buffer, start, at - start).getBytes(StandardCharsets.UTF_8));
                start = at + 1;
            }
        }
        lines.writeTo(out);
    }

    static String line(byte[] buffer, int offset, int length) {
        StringBuilder line = new StringBuilder(length);
        try {
            append(line, JSON.readTree(buffer, offset, length));
        } catch (JacksonException e) {
            // Whatever it is, it is shown.
            line.setLength(0);
            escape(line, new String(buffer, offset, length, StandardCharsets.UTF_8));
        }
        return line.append('\n').toString();
    }

    private static void append(StringBuilder line, JsonNode event) {
        escape(line, event.path("@timestamp").asString("-"));
        escape(line.append(' '), event.path("host").path("name").asString("-"));
        escape(line.append(' '), event.path("service").path("name").asString("-"));
        JsonNode level = event.path("log").path("level");
        if (!level.isMissingNode()) {
            escape(line.append(" ["), level.asString(""));
            line.append(']');
        }
        JsonNode metric = event.path("metric");
        if (!metric.isMissingNode()) {
            escape(line.append(' '), metric.path("name").asString("-"));
            escape(line.append('='), metric.path("value").asString("-"));
        }
        JsonNode message = event.path("message");
        if (!message.isMissingNode()) {
            escape(line.append(' '), message.asString(""));
        }
    }

    private static void escape(StringBuilder line, String text) {
        for (int at = 0; at < text.length(); at++) {
            char next = text.charAt(at);
            switch (next) {
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case '\t' -> line.append("\\t");
                default -> {
                    if (isHarmless(next)) {
                        line.append(next);
                    } else {
                        line.append(String.format("\\u%04x", (int) next));
                    }
                }
            }
        }
    }

    private static boolean isHarmless(char character) {
        return !Character.isISOControl(character)
                && !(character >= '\u200e' && character <= '\u200f')
                && !(character >= '\u2028' && character <= '\u202e')
                && !(character >= '\u2066' && character <= '\u2069');
    }
}
