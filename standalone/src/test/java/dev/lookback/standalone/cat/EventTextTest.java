package dev.lookback.standalone.cat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

class EventTextTest {

    private static final String HEAD = "{\"@timestamp\":\"2026-11-23T16:08:00.123456789Z\",\"event\":{\"id\":"
            + "\"0f3k9q2m7c00000042\",\"kind\":\"event\"},\"host\":{\"name\":\"web-1\"},\"service\":{\"name\":\"nginx\"}";

    @Test
    void anEventIsALine() {
        assertThat(text(HEAD + ",\"log\":{\"level\":\"error\"},\"message\":\"timed out für €\"}"))
                .isEqualTo("2026-11-23T16:08:00.123456789Z web-1 nginx [error] timed out für €\n");
    }

    @Test
    void whatItHasNotIsLeftOut() {
        assertThat(text(HEAD + ",\"message\":\"hello\"}"))
                .isEqualTo("2026-11-23T16:08:00.123456789Z web-1 nginx hello\n");
    }

    @Test
    void aMetricShowsItsValue() {
        assertThat(text(HEAD + ",\"metric\":{\"name\":\"load.short\",\"value\":0.25,\"type\":\"gauge\"}}"))
                .isEqualTo("2026-11-23T16:08:00.123456789Z web-1 nginx load.short=0.25\n");
    }

    @Test
    void nothingReachesATerminalThatItWouldObey() {
        String message = "a\\nb\\r\\tc \\u001b[2J \\u0007\\u009b1m \\u202egnp.exe \\u2028 \\\\n";

        assertThat(text(HEAD + ",\"message\":\"" + message + "\"}"))
                .endsWith("nginx a\\nb\\r\\tc \\u001b[2J \\u0007\\u009b1m \\u202egnp.exe \\u2028 \\n\n")
                .doesNotContain("\u001b", "\u0007", "\u009b", "\u202e", "\u2028");
    }

    @Test
    void whatCannotBeReadIsShownAsItIs() {
        assertThat(text("{\"@timestamp\":\u001b")).isEqualTo("{\"@timestamp\":\\u001b\n");
    }

    @Test
    void manyLinesComeAtOnce() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] lines = ("x" + HEAD + ",\"message\":\"one\"}\n" + HEAD + ",\"message\":\"two\"}\n")
                .getBytes(StandardCharsets.UTF_8);

        new EventText(out).write(lines, 1, lines.length - 1);

        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "2026-11-23T16:08:00.123456789Z web-1 nginx one",
                        "2026-11-23T16:08:00.123456789Z web-1 nginx two");
    }

    private static String text(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return EventText.line(bytes, 0, bytes.length);
    }
}
