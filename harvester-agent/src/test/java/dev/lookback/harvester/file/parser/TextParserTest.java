package dev.lookback.harvester.file.parser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.harvester.event.EventLine;
import dev.lookback.harvester.event.SourcePosition;
import dev.lookback.harvester.syslog.SyslogTexts;
import dev.lookback.model.event.EventHead;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

class TextParserTest {

    private static final Duration SKEW = Duration.ofMinutes(10);
    private static final String RECEIVED = "2026-11-23T16:08:00.000000000Z";

    private final Counter unparsed = new SimpleMeterRegistry().counter("unparsed");

    @Test
    void takesATextAsItIs() {
        JsonNode event = parse(new PlainParser(), "a \"line\"\n\tand more");

        assertHead(event, "web-1", "shop");
        assertThat(event.at("/message").asString()).isEqualTo("a \"line\"\n\tand more");
        assertThat(event.at("/log/truncated").isMissingNode()).isTrue();
    }

    @Test
    void cutsATextThatIsTooLongAtACharacter() {
        JsonNode event = parse(new PlainParser(), "ü".repeat(200_000));

        assertThat(event.at("/log/truncated").asBoolean()).isTrue();
        assertThat(event.at("/message").asString()).matches("ü+").hasSizeGreaterThan(100_000);
    }

    @Test
    void readsJson() {
        JsonNode event = parse(
                new JsonParser(SKEW, unparsed),
                "{\"ts\":\"2026-11-23T10:00:00Z\",\"hostname\":\"db-1\",\"app\":\"pay\",\"level\":\"warn\",\"msg\":\"m\",\"x\":1}");

        assertThat(event.at("/@timestamp").asString()).isEqualTo("2026-11-23T10:00:00.000000000Z");
        assertThat(event.at("/host/name").asString()).isEqualTo("db-1");
        assertThat(event.at("/service/name").asString()).isEqualTo("pay");
        assertThat(event.at("/log/level").asString()).isEqualTo("warn");
        assertThat(event.at("/log/file/path").asString()).isEqualTo("/var/log/shop.log");
        assertThat(event.at("/message").asString()).isEqualTo("m");
        assertThat(event.at("/labels/x").asInt()).isEqualTo(1);
    }

    /** Vector's case: an application's JSON in that of the container that runs it. */
    @Test
    void wrappedJsonStaysAsItIs() {
        JsonNode event = parse(
                new JsonParser(SKEW, unparsed),
                "{\"log\":\"{\\\"level\\\":\\\"info\\\"}\\n\",\"stream\":\"stdout\",\"time\":\"2026-11-23T10:00:00.5Z\"}");

        assertHead(event, "2026-11-23T10:00:00.500000000Z", "web-1", "shop");
        assertThat(event.at("/labels/log").asString()).isEqualTo("{\"level\":\"info\"}\n");
        assertThat(event.at("/labels/stream").asString()).isEqualTo("stdout");
    }

    @Test
    void takesWhatIsNoJsonAsItIsAndCountsIt() {
        assertThat(parse(new JsonParser(SKEW, unparsed), "{\"cut\":")
                        .at("/message")
                        .asString())
                .isEqualTo("{\"cut\":");
        assertThat(parse(new JsonParser(SKEW, unparsed), "[1]").at("/message").asString())
                .isEqualTo("[1]");
        assertThat(unparsed.count()).isEqualTo(2);
    }

    @Test
    void readsSyslog() {
        TextParser parser = new SyslogTextParser(new SyslogTexts(ZoneOffset.UTC, SKEW));
        JsonNode event = parse(parser, "Nov 23 10:00:00 db-1 sshd[12]: closed");

        assertHead(event, "2026-11-23T10:00:00.000000000Z", "db-1", "sshd");
        assertThat(event.at("/process/pid").asInt()).isEqualTo(12);
        assertThat(event.at("/source").isMissingNode()).isTrue();
        assertThat(event.at("/message").asString()).isEqualTo("closed");
        assertHead(parse(parser, "no header"), "web-1", "shop");
    }

    @Test
    void readsAPattern() {
        TextParser parser = pattern(
                "^(?<@timestamp>\\S+ \\S+) \\[(?<process.thread.name>[^]]+)\\] (?<log.level>\\w+) (?<user>\\w+)?(?<message>.*)",
                "yyyy-MM-dd HH:mm:ss,SSS",
                ZoneId.of("Europe/Berlin"));
        JsonNode event = parse(parser, "2026-11-23 12:00:00,123 [main] WARN anna\nmore");

        assertHead(event, "2026-11-23T11:00:00.123000000Z", "web-1", "shop");
        assertThat(event.at("/process/thread/name").asString()).isEqualTo("main");
        assertThat(event.at("/log/level").asString()).isEqualTo("WARN");
        assertThat(event.at("/labels/user").asString()).isEqualTo("anna");
        assertThat(event.at("/message").asString()).isEqualTo("\nmore");
    }

    @Test
    void keepsATextWithoutAGroupForIt() {
        JsonNode event = parse(pattern("(?<log.level>[A-Z]+)", null, ZoneOffset.UTC), "it is an ERROR, it says");

        assertThat(event.at("/log/level").asString()).isEqualTo("ERROR");
        assertThat(event.at("/message").asString()).isEqualTo("it is an ERROR, it says");
    }

    @Test
    void keepsATimestampThatIsNone() {
        JsonNode event = parse(pattern("^(?<@timestamp>\\S+)", "yyyy", ZoneOffset.UTC), "soon enough");

        assertHead(event, "web-1", "shop");
        assertThat(event.at("/event/original_timestamp").asString()).isEqualTo("soon");
    }

    @Test
    void takesWhatAPatternDoesNotFindAsItIsAndCountsIt() {
        assertThat(parse(pattern("(?<log.level>\\d)", null, ZoneOffset.UTC), "none")
                        .at("/message")
                        .asString())
                .isEqualTo("none");
        assertThat(parse(pattern("(?<all>(a|b)*)c", null, ZoneOffset.UTC), "a".repeat(100_000))
                        .at("/message")
                        .asString())
                .hasSize(100_000);
        assertThat(unparsed.count()).isEqualTo(2);
    }

    private PatternParser pattern(String pattern, @Nullable String format, ZoneId zone) {
        return new PatternParser(pattern, new PatternParser.Times(format, zone, SKEW), unparsed);
    }

    private static void assertHead(JsonNode event, String host, String service) {
        assertHead(event, RECEIVED, host, service);
    }

    private static void assertHead(JsonNode event, String time, String host, String service) {
        assertThat(event.at("/@timestamp").asString()).isEqualTo(time);
        assertThat(event.at("/event/id").asString()).isEqualTo("0123456789abcdef0");
        assertThat(event.at("/host/name").asString()).isEqualTo(host);
        assertThat(event.at("/service/name").asString()).isEqualTo(service);
        assertThat(event.at("/log/file/path").asString()).isEqualTo("/var/log/shop.log");
    }

    private static JsonNode parse(TextParser parser, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        SourcePosition position = new SourcePosition("file", 7);
        EventLine line = parser.parse(new FileText(
                utf8,
                utf8.length,
                false,
                new FileText.Origin(
                        "0123456789abcdef0",
                        Instant.parse(RECEIVED),
                        position,
                        new FileText.Names("web-1", "shop", "/var/log/shop.log"))));
        JsonNode event = new JsonMapper().readTree(line.buffer(), line.offset(), line.length());
        assertThat(EventHead.isHead(line.buffer(), line.offset(), line.length()))
                .isTrue();
        assertThat(line.position()).isEqualTo(position);
        assertThat(line.host()).isEqualTo(event.at("/host/name").asString());
        assertThat(line.epochSecond())
                .isEqualTo(Instant.parse(event.at("/@timestamp").asString()).getEpochSecond());
        return event;
    }
}
