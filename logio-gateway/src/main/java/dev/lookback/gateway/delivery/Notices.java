package dev.lookback.gateway.delivery;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import java.util.LinkedHashMap;
import java.util.Map;

/** What is said to clients beside events, as JSON in UTF-8. */
public final class Notices {

    private Notices() {}

    /** @param events how many were dropped, by subscription */
    static byte[] dropped(Map<String, Long> events) {
        return json(Map.of("dropped", events));
    }

    /** @param name of the subscription that it is about; null when it is about none */
    public static byte[] error(String message, @Nullable String name) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("error", message);
        if (name != null) {
            error.put("in", name);
        }
        return json(error);
    }

    public static byte[] json(Object value) {
        return JsonMapper.shared().writeValueAsBytes(value);
    }
}
