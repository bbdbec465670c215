package dev.lookback.search;

import dev.lookback.model.event.EventTime;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Event lines for tests. */
public final class Lines {

    private Lines() {}

    /** An id of the right shape. */
    public static String id(int number) {
        return "testtest%010d".formatted(number);
    }

    public static byte[] line(String id, Instant time, String rest) {
        return ("{\"@timestamp\":\"" + EventTime.format(time) + "\",\"event\":{\"id\":\"" + id
                        + "\",\"kind\":\"event\"},\"host\":{\"name\":\"web-1\"},\"service\":{\"name\":\"nginx\"}" + rest
                        + "}")
                .getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] line(int number, Instant time) {
        return line(id(number), time, ",\"message\":\"message " + number + "\"");
    }

    /** It has a head, and is no JSON behind it. */
    public static byte[] broken(int number, Instant time) {
        return line(id(number), time, ",\"broken\":");
    }
}
