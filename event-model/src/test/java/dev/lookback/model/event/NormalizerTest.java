package dev.lookback.model.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

class NormalizerTest {

    private static final Instant RECEIVED = Instant.parse("2026-11-23T16:08:00Z");
    private static final String ID = "0f3k9q2m7c00000042";
    private static final String DEFAULT_HEAD = """
            {"@timestamp":"2026-11-23T16:08:00.000000000Z","event":{"id":"0f3k9q2m7c00000042","kind":"event"},\
            "host":{"name":"10.0.0.7"},"service":{"name":"unknown"}""";

    @Test
    void addsWhatIsMissing() {
        assertThat(normalize("{}")).isEqualTo(DEFAULT_HEAD + "}");
    }

    @Test
    void writesTheHeadFirstWhateverTheOrder() {
        assertThat(normalize("""
                        { "message" : "boom", "log": {"level":"error","logger":"x"}, "service": {"version":"1","name":"nginx"},
                          "host": {"ip":"10.1.1.1","name":"web-1"}, "event": {"id":"abcdefghijklmnop","outcome":"failure"},
                          "@timestamp": "2026-11-23T17:08:00.5+01:00" }""")).isEqualTo("""
                        {"@timestamp":"2026-11-23T16:08:00.500000000Z","event":{"id":"abcdefghijklmnop","kind":"event",\
                        "outcome":"failure"},"host":{"name":"web-1","ip":"10.1.1.1"},\
                        "service":{"name":"nginx","version":"1"},"log":{"level":"error","logger":"x"},"message":"boom"}""");
    }

    @Test
    void saysWhichHostAndTimeTheLineHas() {
        byte[] object = "{\"hostname\":\"web-1\",\"ts\":\"2026-11-23T15:00:00Z\"}".getBytes(UTF_8);

        assertThat(Normalizer.line(object, 0, object.length, origin())).hasValueSatisfying(line -> {
            assertThat(line.host()).isEqualTo("web-1");
            assertThat(line.time()).isEqualTo("2026-11-23T15:00:00Z");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hostname    | web-1 | /host/name",
                "host        | web-1 | /host/name",
                "source_host | web-1 | /host/name",
                "host.name   | web-1 | /host/name",
                "app         | nginx | /service/name",
                "program     | nginx | /service/name",
                "service     | nginx | /service/name",
                "severity    | error | /log/level",
                "level       | error | /log/level",
                "msg         | hello | /message",
                "@message    | hello | /message",
                "colour      | green | /labels/colour",
                "process     | green | /labels/process",
                "labels.team | blue  | /labels/team",
                "trace_id    | 12ab  | /trace/id",
            })
    void movesAFieldToItsEcsName(String name, String value, String pointer) {
        JsonNode event = JsonMapper.shared().readTree(normalize("{\"" + name + "\":\"" + value + "\"}"));

        assertThat(event.at(pointer).asString()).isEqualTo(value);
        assertThat(event.propertyNames()).doesNotContain(name.equals("host") || name.equals("service") ? "" : name);
    }

    @Test
    void keepsAnAliasThatSaysSomethingElseAsALabel() {
        JsonNode event = JsonMapper.shared()
                .readTree(normalize("{\"level\":\"warn\",\"severity\":4,\"msg\":\"a\",\"message\":\"a\"}"));

        assertThat(event.at("/log/level").asString()).isEqualTo("warn");
        assertThat(event.at("/labels/severity").asInt()).isEqualTo(4);
        assertThat(event.at("/labels/msg").isMissingNode()).isTrue();
    }

    @Test
    void keepsTheLastValueOfADuplicatedKey() {
        assertThat(normalize("{\"message\":\"one\",\"message\":\"two\"}"))
                .isEqualTo(DEFAULT_HEAD + ",\"message\":\"two\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"2026-11-23T16:07:59Z\"'           | 2026-11-23T16:07:59.000000000Z",
                "'\"2026-11-23T16:07:59,5Z\"'         | ",
                "'\"2026-11-23 16:07:59.25\"'         | 2026-11-23T16:07:59.250000000Z",
                "'\"2026-11-23T11:07:59-0500\"'       | 2026-11-23T16:07:59.000000000Z",
                "1795450079                           | 2026-11-23T16:07:59.000000000Z",
                "1795450079.123456789                 | 2026-11-23T16:07:59.123456789Z",
                "1795450079123                        | 2026-11-23T16:07:59.123000000Z",
                "1795450079123456                     | 2026-11-23T16:07:59.123456000Z",
                "1795450079123456789                  | 2026-11-23T16:07:59.123456789Z",
                "'\"1795450079\"'                     | 2026-11-23T16:07:59.000000000Z",
                "'\"1999-12-31T23:59:59Z\"'           | 1999-12-31T23:59:59.000000000Z",
                "'\"2026-11-23T16:18:00Z\"'           | 2026-11-23T16:18:00.000000000Z",
                "'\"2026-11-23T16:18:00.000000001Z\"' | ",
                "'\"1969-12-31T23:59:59Z\"'           | ",
                "'\"2262-01-01T00:00:00Z\"'           | ",
                "'\"yesterday\"'                      | ",
                "-1                                   | ",
                "1e300                                | ",
                "true                                 | ",
            })
    void readsATimestampOrKeepsTheOriginal(String said, String expected) {
        JsonNode event = JsonMapper.shared().readTree(normalize("{\"ts\":" + said + "}"));

        if (expected == null) {
            assertThat(event.at("/@timestamp").asString()).isEqualTo("2026-11-23T16:08:00.000000000Z");
            assertThat(event.at("/event/original_timestamp").isMissingNode()).isFalse();
        } else {
            assertThat(event.at("/@timestamp").asString()).isEqualTo(expected);
            assertThat(event.at("/event/original_timestamp").isMissingNode()).isTrue();
        }
    }

    @Test
    void replacesAnIdThatIsNone() {
        assertThat(normalize("{\"event\":{\"id\":\"UPPER\"}}"))
                .contains("\"id\":\"" + ID + "\",\"kind\":\"event\",\"original_id\":\"UPPER\"}");
    }

    @Test
    void keepsAMetric() {
        assertThat(
                        normalize(
                                "{\"event\":{\"kind\":\"metric\"},\"metric\":{\"name\":\"load\",\"value\":0.5,\"type\":\"gauge\"}}"))
                .contains("\"kind\":\"metric\"")
                .endsWith("\"metric\":{\"name\":\"load\",\"value\":0.5,\"type\":\"gauge\"}}");
    }

    @Test
    void cutsALongMessageAtACharacterAndSaysSo() {
        String line = normalize("{\"message\":\"" + "ü€𝄞".repeat(50_000) + "\",\"colour\":\"green\"}");

        JsonNode event = JsonMapper.shared().readTree(line);
        assertThat(line.getBytes(UTF_8).length)
                .isBetween(EventLineWriter.MAX_LINE_BYTES - 1_000, EventLineWriter.MAX_LINE_BYTES);
        assertThat(event.at("/log/truncated").asBoolean()).isTrue();
        assertThat("ü€𝄞".repeat(50_000)).startsWith(event.at("/message").asString());
        assertThat(event.at("/labels/colour").asString()).isEqualTo("green");
    }

    @Test
    void cutsANameThatIsTooLongToBeOneAndKeepsItBeside() {
        JsonNode event =
                JsonMapper.shared().readTree(normalize("{\"host\":{\"name\":\"" + "é".repeat(70_000) + "\"}}"));

        assertThat(event.at("/host/name").asString()).isEqualTo("é".repeat(512));
        assertThat(event.at("/host/original_name").asString()).hasSize(70_000);
    }

    @Test
    void givesUpWhatIsTooLongEvenWithoutItsMessage() {
        assertThat(tryNormalize("{\"a\":\"" + "x".repeat(EventLineWriter.MAX_LINE_BYTES) + "\"}"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "7", "[]", "[{}]", "{\"a\":1", "{\"a\":1} x", "plain text", "{\"a\":\"\u0001\"}"})
    void refusesWhatIsNoObject(String text) {
        assertThat(tryNormalize(text)).isEmpty();
    }

    @Test
    void givesALineThatEveryStageTakes() {
        byte[] line = normalize("{\"message\":\"line one\\nline two\"}").getBytes(UTF_8);

        assertThat(EventHead.isHead(line, 0, line.length)).isTrue();
        assertThat(line).doesNotContain((byte) '\n');
    }

    private static String normalize(String object) {
        return tryNormalize(object).orElseThrow();
    }

    private static Optional<String> tryNormalize(String object) {
        byte[] bytes = object.getBytes(UTF_8);
        return Normalizer.normalize(bytes, 0, bytes.length, origin()).map(line -> new String(line, UTF_8));
    }

    private static Normalizer.Origin origin() {
        return new Normalizer.Origin(ID, RECEIVED, RECEIVED.plus(Duration.ofMinutes(10)), "10.0.0.7");
    }
}
