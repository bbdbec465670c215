package dev.lookback.gateway.hub;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;

class LineNamesTest {

    private static final String HEAD =
            "{\"@timestamp\":\"2026-11-23T16:08:00.123456789Z\",\"event\":{\"id\":\"0f3k9q2m7c00000042\"";

    private final LineNames names = new LineNames();

    @Test
    void findsThemWhereTheyAlwaysStand() {
        assertNames(
                ",\"kind\":\"event\"},\"host\":{\"name\":\"web-1\"},\"service\":{\"name\":\"nginx\"},\"message\":\"x\"}",
                "nginx",
                "web-1");
    }

    @Test
    void findsThemBehindFurtherMembers() {
        assertNames(
                ",\"kind\":\"event\",\"x\":{\"}\":\"\\\"}\"}},\"host\":{\"name\":\"w\\\"1\",\"ip\":[\"1}\",{}]},"
                        + "\"service\":{\"name\":\"ünï\",\"version\":\"{\"}}",
                "ünï",
                "w\\\"1");
    }

    @Test
    void missesThemElsewhere() {
        assertMissing("},\"message\":\"x\"}");
        assertMissing("},\"service\":{\"name\":\"a\"},\"host\":{\"name\":\"b\"}}");
        assertMissing("},\"host\":{\"ip\":\"1\",\"name\":\"b\"},\"service\":{\"name\":\"a\"}}");
        assertMissing("},\"host\":{\"name\":\"b\"},\"log\":{},\"service\":{\"name\":\"a\"}}");
        assertMissing("},\"host\":{\"name\":\"b\"}}");
        assertMissing("}}");
    }

    private void assertNames(String rest, String service, String host) {
        byte[] line = (" " + HEAD + rest).getBytes(StandardCharsets.UTF_8);

        assertThat(names.read(line, 1, line.length - 1)).isTrue();
        assertThat(text(line, names.serviceOffset, names.serviceLength)).isEqualTo(service);
        assertThat(text(line, names.hostOffset, names.hostLength)).isEqualTo(host);
    }

    private void assertMissing(String rest) {
        byte[] line = (HEAD + rest).getBytes(StandardCharsets.UTF_8);

        assertThat(names.read(line, 0, line.length)).isFalse();
    }

    private static String text(byte[] line, int offset, int length) {
        return new String(line, offset, length, StandardCharsets.UTF_8);
    }
}
