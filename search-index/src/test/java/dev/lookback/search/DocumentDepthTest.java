package dev.lookback.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;

class DocumentDepthTest {

    @Test
    void objectsAndListsCount() {
        assertThat(isTooDeep("{\"a\":".repeat(100) + "1" + "}".repeat(100))).isFalse();
        assertThat(isTooDeep("{\"a\":".repeat(101) + "1" + "}".repeat(101))).isTrue();
        assertThat(isTooDeep("{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}"))
                .isTrue();
        assertThat(isTooDeep("{\"a\":[".repeat(51))).isTrue();
    }

    @Test
    void whatLiesBesideEachOtherDoesNot() {
        assertThat(isTooDeep("{\"a\":[" + "{\"b\":[]},".repeat(1_000) + "1]}")).isFalse();
    }

    @Test
    void whatStandsInTextDoesNot() {
        assertThat(isTooDeep("{\"message\":\"" + "{[".repeat(1_000) + "\"}")).isFalse();
        assertThat(isTooDeep("{\"message\":\"\\\"" + "{[".repeat(1_000) + "\\\\\"}"))
                .isFalse();
        assertThat(isTooDeep("{\"message\":\"\\\\\",\"a\":" + "[".repeat(1_000) + "}"))
                .isTrue();
    }

    private static boolean isTooDeep(String line) {
        byte[] bytes = ("\"[{" + line).getBytes(StandardCharsets.UTF_8);
        return DocumentDepth.isTooDeep(bytes, 3, bytes.length - 3);
    }
}
