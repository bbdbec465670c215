package dev.lookback.model.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Tasks and results as they are sent: JSON, the names of the records' components. */
public final class LoadMessages {

    /** A count that a process of an older version does not send is 0; what is absent is left out. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .build();

    private LoadMessages() {}

    public static byte[] write(LoadTask task) {
        return JSON.writeValueAsBytes(task);
    }

    public static byte[] write(LoadResult result) {
        return JSON.writeValueAsBytes(result);
    }

    /** @throws IllegalArgumentException if it is no task */
    public static LoadTask readTask(byte[] value) {
        return read(value, LoadTask.class);
    }

    /** @throws IllegalArgumentException if it is no result */
    public static LoadResult readResult(byte[] value) {
        return read(value, LoadResult.class);
    }

    private static <T> T read(byte[] value, Class<T> type) {
        try {
            return JSON.readValue(value, type);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(type.getSimpleName() + ": " + e.getOriginalMessage(), e);
        }
    }
}
