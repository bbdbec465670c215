package dev.lookback.gateway.hub;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.util.Random;

class JsonTextTest {

    private static final JsonMapper JACKSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonText json = new JsonText();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"a\":1}",
                "{\"a\":-0.5e+10,\"b\":[1,[],{}],\"c\":null,\"d\":true,\"e\":false}",
                "{ \"a\" : [ 1 , \"x\\u00e9\\n\\\\\\\"/\" ] }",
                "{\"ünï\":\"🙂\"}"
            })
    void takesAnObject(String text) {
        assertThat(isObject(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "1",
                "{",
                "}",
                "{}}",
                "{},{}",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{a:1}",
                "{\"a\":01}",
                "{\"a\":1.}",
                "{\"a\":+1}",
                "{\"a\":.5}",
                "{\"a\":1e}",
                "{\"a\":tru}",
                "{\"a\":\"x}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12g4\"}",
                "{\"a\":\"\t\"}",
                "{\"a\":[1 2]}",
                "{\"a\":1 \"b\":2}",
                "{\"a\":NaN}",
                "{'a':1}",
                "{\"a\":-}",
                "{\"a\":[1,]}",
                "{\"a\":1}x"
            })
    void refusesWhatIsNone(String text) {
        assertThat(isObject(text)).isFalse();
    }

    @Test
    void refusesWhatIsNotUtf8() {
        int[][] wrong = {
            {0x80},
            {0xc0, 0x80},
            {0xc3},
            {0xe0, 0x80, 0x80},
            {0xed, 0xa0, 0x80},
            {0xf4, 0x90, 0x80, 0x80},
            {0xff},
            {0xe2, 0x82}
        };
        for (int[] bytes : wrong) {
            byte[] text = "{\"a\":\"....\"}".getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < bytes.length; i++) {
                text[6 + i] = (byte) bytes[i];
            }
            assertThat(json.isObject(text, 0, text.length)).isFalse();
        }
    }

    @Test
    void refusesWhatIsTooDeep() {
        assertThat(isObject("{\"a\":" + "[".repeat(60) + "]".repeat(60) + "}")).isTrue();
        assertThat(isObject("{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}"))
                .isFalse();
    }

    @Test
    void looksAtItsPlaceOnly() {
        byte[] text = "xx{}yy".getBytes(StandardCharsets.US_ASCII);

        assertThat(json.isObject(text, 2, 2)).isTrue();
        assertThat(json.isObject(text, 2, 3)).isFalse();
        assertThat(json.isObject(text, 2, 1)).isFalse();
    }

    @Test
    void agreesWithJacksonOnWhatIsNearlyRight() {
        String right = "{\"a\":\"b\\u0041é🙂\",\"n\":[-1.5e3,0,true,null,{\"x\":{}}],\"m\":\"\\\"\"}";
        Random random = new Random(3);
        int refused = 0;
        for (int i = 0; i < 50_000; i++) {
            byte[] bytes = right.getBytes(StandardCharsets.UTF_8);
            int changes = 1 + random.nextInt(2);
            for (int j = 0; j < changes; j++) {
                bytes[random.nextInt(bytes.length)] = (byte) " \"\\{}[]:,0e.-+ux/é".charAt(random.nextInt(18));
            }
            boolean isRight = jacksonTakes(bytes);
            refused += isRight ? 0 : 1;
            assertThat(json.isObject(bytes, 0, bytes.length))
                    .as(new String(bytes, StandardCharsets.UTF_8))
                    .isEqualTo(isRight);
        }
        assertThat(refused).isBetween(10_000, 49_000);
    }

    private static boolean jacksonTakes(byte[] bytes) {
        try {
            return JACKSON.readTree(bytes).isObject();
        } catch (JacksonException e) {
            return false;
        }
    }

    private boolean isObject(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return json.isObject(bytes, 0, bytes.length);
    }
}
