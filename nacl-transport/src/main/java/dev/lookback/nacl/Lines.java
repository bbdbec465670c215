package dev.lookback.nacl;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The line of JSON at the beginning of every frame. Members that are not known yet are passed over. */
final class Lines {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Lines() {}

    static byte[] write(Object line) {
        return Messages.join(JSON.writeValueAsBytes(line), new byte[] {'\n'});
    }

    /** @throws NaclException if it is no JSON, or of another shape */
    static <T> T read(byte[] bytes, int length, Class<T> type) throws NaclException {
        try {
            @Nullable T line = JSON.readValue(bytes, 0, length, type);
            if (line != null) {
                return line;
            }
        } catch (JacksonException e) {
            throw new NaclException("a frame's line is not as expected: " + e.getOriginalMessage());
        }
        throw new NaclException("a frame's line is null");
    }

    static <T> T require(String member, @Nullable T value) throws NaclException {
        if (value == null) {
            throw new NaclException("a frame's line without " + member);
        }
        return value;
    }
}
