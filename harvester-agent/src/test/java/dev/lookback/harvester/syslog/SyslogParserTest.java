package dev.lookback.harvester.syslog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;

class SyslogParserTest {

    private static final Instant RECEIVED = Instant.parse("2026-11-23T16:08:00Z");

    private static final String LEADING = "<13>x: y\n";
    private static final String TRAILING = " trailing: text";

    private final SyslogParser parser = new SyslogParser(ZoneId.of("UTC"));
    private final SyslogMessage message = new SyslogMessage();
    private byte[] buffer = {};

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<192>1 - - - - - - text",
                "<>1 - - - - - - text",
                "<1234>text",
                "<34 text",
                "<",
                "<34",
                "< 34>text",
                "34>text"
            })
    void takesWhatHasNoPriorityAsText(String text) {
        parse(text);

        assertThat(message.priority).isEqualTo(SyslogMessage.NO_PRIORITY);
        assertThat(text(message.text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<34>",
                "<34>1",
                "<34>1 ",
                "<34>1 -",
                "<34>1 - - - - -",
                "<34>1 2003-10-11T22:14:15Z",
                "<34>1 2003-10-11T",
                "<34>Oct 11 22:14:15",
                "<34>Oct 11 22:14:15 ",
                "<34>Oct 11 22:14:15 host ",
                "<34>2003-10-11T",
                "<34>:",
                "<34>[",
                "<34>a[",
                "<34>1 - - - - - [",
                "<34>1 - - - - - [a b=\"\\",
                "<34>Oct",
                "<34>Oct 1 ",
                "<34>Oct 11 2026",
                "<34>Oct 11 2026 22:14:15",
                "<34>Oct 11 22:14:15.",
                "<34>Oct 11 22:14:15 +",
                "<34>Oct 11 22:14:15 UTC",
                "<34>Oct 11 22:14:15 UTC 1987",
                "<34>Oct 11 22:14:15:",
                "<34>2026 ",
                "<34>2026-10-11 22:14:15",
                "<34>45",
                "<34>45:",
                "<34>45: ",
                "<34>45: *",
                "<34>45: *Oct 11 22:14:15:",
                "<34>45: *Oct 11 22:14:15: ",
                "<34>45: 1w2",
                "<34>45: a:",
                "<34>*",
                "<34>%",
                "<34>%A-1",
                "<34>1 1374543213",
                "<34>1 1374543213.3 "
            })
    void readsAnyBeginningOfAHeader(String text) {
        parse(text);

        assertThat(message.priority).isEqualTo(34);
    }

    @Test
    void leavesAFieldThatIsTooLongInTheText() {
        String host = "h".repeat(256);
        parse("<34>1 2003-10-11T22:14:15Z " + host + " app - - - text");

        assertThat(time()).isEqualTo(Instant.parse("2003-10-11T22:14:15Z"));
        assertThat(text(message.host)).isEmpty();
        assertThat(text(message.text)).isEqualTo(host + " app - - - text");
    }

    @Test
    void readsOneMessageAfterAnotherWithoutMixingThem() {
        parse("<34>1 2003-10-11T22:14:15.003Z host app 1 ID47 [a b=\"c\"] one");
        parse("two");

        assertThat(message.priority).isEqualTo(SyslogMessage.NO_PRIORITY);
        assertThat(List.of(text(message.host), text(message.messageId), text(message.structuredData)))
                .containsOnly("");
        assertThat(text(message.text)).isEqualTo("two");
    }

    /** Pieces of headers in any order: nothing fails, nothing is read beyond the end, and the text is the message's end. */
    @Test
    void readsAnything() {
        List<String> pieces = List.of(
                "<34>",
                "1 ",
                "45",
                ": ",
                "*",
                ".",
                " ",
                "-",
                "Oct 11 ",
                "22:14:15",
                "2026",
                "UTC",
                "+01:00",
                "host",
                "a[1]",
                "%A-1-B",
                "[a b=\"",
                "\"]",
                "\\",
                "2026-10-11T",
                "1374543213",
                "RP/0/CPU0:",
                "1w2d",
                "水",
                "\u0000",
                "\ud800");
        Random random = new Random(42);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "<34>" : "");
            for (int left = random.nextInt(12); left > 0; left--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            parse(text.toString());
            assertThat(message.text.end()).isEqualTo(buffer.length - TRAILING.length());
            assertThat(message.text.start()).isBetween(LEADING.length(), message.text.end());
            assertThat(List.of(message.host, message.application, message.process, message.time, message.sequence))
                    .allMatch(span -> span.end() <= message.text.end());
        }
    }

    private void parse(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        // Somewhere in a buffer, among other messages.
        buffer = (LEADING + text + TRAILING).getBytes(StandardCharsets.UTF_8);
        parser.parse(buffer, LEADING.length(), bytes.length, RECEIVED.getEpochSecond(), message);
    }

    private String text(Span span) {
        return span.text(buffer);
    }

    private Instant time() {
        assertThat(message.hasTime).isTrue();
        return Instant.ofEpochSecond(message.epochSecond, message.nano);
    }
}
