package dev.lookback.standalone.supervise;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Keeps the last line of an output that is no part of a stack trace. */
final class LastClearLine {
    private static final int MAX_LENGTH = 500;

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private String text = "";

    void add(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            if (bytes[i] == '\n') {
                take();
            } else if (line.size() < MAX_LENGTH) {
                line.write(bytes[i]);
            }
        }
    }

    private void take() {
        String candidate = line.toString(StandardCharsets.UTF_8);
        line.reset();
        // Frames of a stack trace are indented; what is not is the message of the exception or of its cause.
        if (!candidate.isBlank() && !Character.isWhitespace(candidate.charAt(0))) {
            text = candidate.strip();
        }
    }

    /** Empty when there was none. */
    String text() {
        take();
        return text;
    }

    void clear() {
        line.reset();
        text = "";
    }
}
