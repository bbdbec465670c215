package dev.lookback.model.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

class EventLineWriterTest {

    private final EventLineWriter line = new EventLineWriter().begin(Instant.EPOCH, "0f3k9q2m7c00000000", "event");

    @ParameterizedTest
    @ValueSource(longs = {0, 7, -7, 10, 1_234_567_890, Long.MAX_VALUE, Long.MIN_VALUE})
    void writesNumbers(long number) {
        assertThat(text(line.member("number", number))).endsWith("\"number\":" + number);
    }

    @Test
    void writesObjectsAndListsWithinObjects() {
        line.object("labels");
        name("one").beginObject();
        name("a");
        value("1");
        name("b").beginArray();
        value("2");
        value("3\n");
        line.endArray().endNested();
        name("two").beginArray().beginObject();
        name("c");
        value("4");
        line.endNested();
        value("");
        line.endArray();
        name("three");
        value("5");

        assertThat(text(line.end()))
                .endsWith(",\"labels\":{\"one\":{\"a\":\"1\",\"b\":[\"2\",\"3\\n\"]},\"two\":[{\"c\":\"4\"},\"\"],"
                        + "\"three\":\"5\"}}");
    }

    private EventLineWriter name(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return line.name(bytes, 0, bytes.length);
    }

    private void value(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        line.value(bytes, 0, bytes.length);
    }

    private static String text(EventLineWriter line) {
        return new String(line.toBytes(), StandardCharsets.UTF_8);
    }
}
