package dev.lookback.harvester.syslog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.harvester.event.EventLine;
import dev.lookback.harvester.socket.Arrival;
import dev.lookback.model.event.EventHead;
import dev.lookback.model.event.EventIds;
import dev.lookback.model.event.EventLineWriter;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

class SyslogEventWriterTest {

    private static final Arrival ARRIVAL = new Arrival(Instant.parse("2026-11-23T16:08:00.123456789Z"), "192.0.2.7");

    private final SyslogParser parser = new SyslogParser(ZoneId.of("UTC"));
    private final SyslogMessage message = new SyslogMessage();
    private final SyslogEventWriter writer =
            new SyslogEventWriter(new EventIds("0f3k9q2m7c")::next, Duration.ofMinutes(10));

    @Test
    void writesAMessageOfRfc5424() {
        assertThat(
                        write(
                                "<165>1 2026-10-11T22:14:15.003Z web-1 evntslog 8710 ID47 [exampleSDID@32473 iut=\"3\"] say \"hi\""))
                .isEqualTo(
                        "{\"@timestamp\":\"2026-10-11T22:14:15.003000000Z\",\"event\":{\"id\":\"0f3k9q2m7c00000000\","
                                + "\"kind\":\"event\"},\"host\":{\"name\":\"web-1\"},\"service\":{\"name\":\"evntslog\"},"
                                + "\"log\":{\"level\":\"notice\",\"syslog\":{\"priority\":165,\"facility\":{\"name\":\"local4\"},"
                                + "\"severity\":{\"name\":\"notice\"},\"msgid\":\"ID47\"}},\"message\":\"say \\\"hi\\\"\","
                                + "\"process\":{\"name\":\"evntslog\",\"pid\":8710},\"source\":{\"ip\":\"192.0.2.7\"},"
                                + "\"labels\":{\"exampleSDID@32473\":{\"iut\":\"3\"}}}");
    }

    @Test
    void writesAMessageOfRfc3164() {
        assertThat(write("<34>Oct 11 22:14:15 mymachine su: 'su root' failed"))
                .isEqualTo(
                        "{\"@timestamp\":\"2026-10-11T22:14:15.000000000Z\",\"event\":{\"id\":\"0f3k9q2m7c00000000\","
                                + "\"kind\":\"event\"},\"host\":{\"name\":\"mymachine\"},\"service\":{\"name\":\"su\"},"
                                + "\"log\":{\"level\":\"crit\",\"syslog\":{\"priority\":34,\"facility\":{\"name\":\"auth\"},"
                                + "\"severity\":{\"name\":\"critical\"}}},\"message\":\"'su root' failed\","
                                + "\"process\":{\"name\":\"su\"},\"source\":{\"ip\":\"192.0.2.7\"}}");
    }

    @Test
    void writesWhatHasNoHeaderWithItsReceiptAndItsSender() {
        assertThat(write("Use the BFG!"))
                .isEqualTo(
                        "{\"@timestamp\":\"2026-11-23T16:08:00.123456789Z\",\"event\":{\"id\":\"0f3k9q2m7c00000000\","
                                + "\"kind\":\"event\"},\"host\":{\"name\":\"192.0.2.7\"},\"service\":{\"name\":\"syslog\"},"
                                + "\"message\":\"Use the BFG!\",\"source\":{\"ip\":\"192.0.2.7\"}}");
    }

    @Test
    void keepsATimestampThatIsTooFarAheadBesideTheReceipt() {
        JsonNode event = json("<34>1 2026-11-23T16:18:00.123456790Z web-1 app - - - text");

        assertThat(event.at("/@timestamp").asString()).isEqualTo("2026-11-23T16:08:00.123456789Z");
        assertThat(event.at("/event/original_timestamp").asString()).isEqualTo("2026-11-23T16:18:00.123456790Z");
    }

    @Test
    void takesATimestampThatIsALittleAhead() {
        JsonNode event = json("<34>1 2026-11-23T16:18:00.123456789Z web-1 app - - - text");

        assertThat(event.at("/@timestamp").asString()).isEqualTo("2026-11-23T16:18:00.123456789Z");
        assertThat(event.at("/event").has("original_timestamp")).isFalse();
    }

    @Test
    void takesATimestampOfAnyAge() {
        assertThat(json("<34>1 1970-01-01T00:00:00Z web-1 app - - - text")
                        .at("/@timestamp")
                        .asString())
                .isEqualTo("1970-01-01T00:00:00.000000000Z");
    }

    @Test
    void keepsATimestampBefore1970OrUnreadableBesideTheReceipt() {
        assertThat(json("<34>1 1969-12-31T23:59:59Z web-1 app - - - text")
                        .at("/event/original_timestamp")
                        .asString())
                .isEqualTo("1969-12-31T23:59:59Z");
        JsonNode event = json("<34>Oct 32 22:14:15 web-1 app: text");
        assertThat(event.at("/event/original_timestamp").asString()).isEqualTo("Oct 32 22:14:15");
        assertThat(event.at("/@timestamp").asString()).isEqualTo("2026-11-23T16:08:00.123456789Z");
    }

    @Test
    void keepsAProcessThatIsNoNumberAsText() {
        JsonNode event = json("<34>1 - web-1 app main-7 - - text");
        assertThat(event.at("/log/syslog/procid").asString()).isEqualTo("main-7");
        assertThat(event.at("/process").has("pid")).isFalse();

        assertThat(json("<34>1 - web-1 app 007 - - text")
                        .at("/log/syslog/procid")
                        .asString())
                .isEqualTo("007");
        assertThat(json("<34>1 - web-1 - 0 - - text").at("/process/pid").asLong(-1))
                .isZero();
    }

    @Test
    void replacesInvalidUtf8() {
        byte[] text = "<34>Oct 11 22:14:15 h?st a?p: r?d ok".getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < text.length; i++) {
            text[i] = text[i] == '?' ? (byte) 0xe4 : text[i];
        }
        JsonNode event = new JsonMapper().readTree(write(text, false));

        assertThat(event.at("/host/name").asString()).isEqualTo("h\uFFFDst");
        assertThat(event.at("/service/name").asString()).isEqualTo("a\uFFFDp");
        assertThat(event.at("/message").asString()).isEqualTo("r\uFFFDd ok");
    }

    @Test
    void handsOnTheHostThatTheLineHas() {
        EventLine line = line("<34>Oct 11 22:14:15 w\u00e4b app: text".getBytes(StandardCharsets.UTF_8), false);

        assertThat(line.host()).isEqualTo("w\u00e4b");
        assertThat(Instant.ofEpochSecond(line.epochSecond())).isEqualTo("2026-10-11T22:14:15Z");
        assertThat(EventHead.isHead(line.buffer(), line.offset(), line.length()))
                .isTrue();
        assertThat(line("no header".getBytes(StandardCharsets.UTF_8), false).host())
                .isEqualTo("192.0.2.7");
    }

    @Test
    void marksAMessageThatWasCutBefore() {
        JsonNode event = new JsonMapper().readTree(write("text".getBytes(StandardCharsets.UTF_8), true));

        assertThat(event.at("/log/truncated").asBoolean()).isTrue();
        assertThat(event.at("/log").has("level")).isFalse();
    }

    @Test
    void cutsAMessageThatIsTooLongAtACharacter() {
        String line = write("<34>Oct 11 22:14:15 web-1 app: " + "水".repeat(90_000));
        JsonNode event = new JsonMapper().readTree(line);

        assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(230_000, EventLineWriter.MAX_LINE_BYTES);
        assertThat(event.at("/log/truncated").asBoolean()).isTrue();
        assertThat(event.at("/message").asString()).matches("水+");
    }

    @Test
    void staysWithinALineWhateverHasToBeEscaped() {
        String bells = "\u0007".repeat(15_000);
        String line = write("<34>1 - web-1 app - - [id bells=\"" + bells + "\"] " + "\u0007".repeat(240_000));

        assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(EventLineWriter.MAX_LINE_BYTES);
        assertThat(new JsonMapper().readTree(line).at("/labels/id/bells").asString())
                .isEqualTo(bells);
    }

    @Test
    void staysWithinALineWhateverHasToBeReplaced() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes("<34>1 - web-1 app - - [id bad=\"".getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < 16_000; i++) {
            bytes.write(0xff);
        }
        bytes.writeBytes("\"] ".getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < 245_000; i++) {
            bytes.write(0xff);
        }
        String line = write(bytes.toByteArray(), false);

        assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(EventLineWriter.MAX_LINE_BYTES);
    }

    private JsonNode json(String text) {
        return new JsonMapper().readTree(write(text));
    }

    private String write(String text) {
        return write(text.getBytes(StandardCharsets.UTF_8), false);
    }

    private String write(byte[] bytes, boolean isCut) {
        EventLine line = line(bytes, isCut);
        return new String(line.buffer(), line.offset(), line.length(), StandardCharsets.UTF_8);
    }

    private EventLine line(byte[] bytes, boolean isCut) {
        parser.parse(bytes, 0, bytes.length, ARRIVAL.receivedAt().getEpochSecond(), message);
        return writer.write(bytes, message, ARRIVAL, isCut, null);
    }
}
