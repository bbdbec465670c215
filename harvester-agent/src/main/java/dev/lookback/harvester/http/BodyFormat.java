package dev.lookback.harvester.http;

import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

import java.nio.charset.StandardCharsets;

/** What a body may be. */
enum BodyFormat {
    LINES(MediaType.APPLICATION_NDJSON),
    JSON(MediaType.APPLICATION_JSON);

    private final MediaType type;

    BodyFormat(MediaType type) {
        this.type = type;
    }

    /** @throws RefusedException if it is none of them, or in another character set than UTF-8 */
    static BodyFormat of(@Nullable String contentType) {
        if (contentType != null) {
            try {
                MediaType type = MediaType.parseMediaType(contentType);
                for (BodyFormat format : values()) {
                    if (format.type.equalsTypeAndSubtype(type) && isUtf8(type)) {
                        return format;
                    }
                }
            } catch (InvalidMediaTypeException e) {
                // It is none of them.
            }
        }
        throw RefusedException.unsupported("Content-Type: " + (contentType == null ? "missing" : contentType)
                + " (expected: application/x-ndjson or application/json, in UTF-8)");
    }

    private static boolean isUtf8(MediaType type) {
        return type.getCharset() == null || type.getCharset().equals(StandardCharsets.UTF_8);
    }

    Cutter cutter() {
        return switch (this) {
            case LINES -> new LineCutter();
            case JSON -> new ElementCutter();
        };
    }
}
