package dev.lookback.harvester.syslog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

class SyslogParserTest {

    private static final Instant RECEIVED = Instant.parse("2026-11-23T16:08:00Z");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final SyslogParser parser = new SyslogParser(ZoneId.of("UTC"));
    private final SyslogMessage message = new SyslogMessage();
    private byte[] buffer = {};

    /** RFC 5424 section 6.5. */
    @Test
    void readsExample1OfRfc5424() {
        parse("<34>1 2003-10-11T22:14:15.003Z mymachine.example.com su - ID47 - " + BYTE_ORDER_MARK
                + "'su root' failed for lonvick on /dev/pts/8");

        assertThat(message.priority).isEqualTo(34);
        assertThat(time()).isEqualTo(Instant.parse("2003-10-11T22:14:15.003Z"));
        assertThat(text(message.host)).isEqualTo("mymachine.example.com");
        assertThat(text(message.application)).isEqualTo("su");
        assertThat(text(message.process)).isEmpty();
        assertThat(text(message.messageId)).isEqualTo("ID47");
        assertThat(text(message.structuredData)).isEmpty();
        assertThat(text(message.text)).isEqualTo("'su root' failed for lonvick on /dev/pts/8");
    }

    @Test
    void readsExample2OfRfc5424() {
        parse("<165>1 2003-08-24T05:14:15.000003-07:00 192.0.2.1 myproc 8710 - - %% It's time to make the do-nuts.");

        assertThat(message.priority).isEqualTo(165);
        assertThat(time()).isEqualTo(Instant.parse("2003-08-24T12:14:15.000003Z"));
        assertThat(text(message.host)).isEqualTo("192.0.2.1");
        assertThat(text(message.application)).isEqualTo("myproc");
        assertThat(text(message.process)).isEqualTo("8710");
        assertThat(text(message.messageId)).isEmpty();
        assertThat(text(message.text)).isEqualTo("%% It's time to make the do-nuts.");
    }

    @Test
    void readsExample3OfRfc5424() {
        parse("<165>1 2003-10-11T22:14:15.003Z mymachine.example.com evntslog - ID47 [exampleSDID@32473 iut=\"3\""
                + " eventSource=\"Application\" eventID=\"1011\"] " + BYTE_ORDER_MARK
                + "An application event log entry...");

        assertThat(structuredData())
                .isEqualTo(Map.of(
                        "exampleSDID@32473", Map.of("iut", "3", "eventSource", "Application", "eventID", "1011")));
        assertThat(text(message.text)).isEqualTo("An application event log entry...");
    }

    @Test
    void readsExample4OfRfc5424() {
        parse("<165>1 2003-10-11T22:14:15.003Z mymachine.example.com evntslog - ID47 [exampleSDID@32473 iut=\"3\""
                + " eventSource=\"Application\" eventID=\"1011\"][examplePriority@32473 class=\"high\"]");

        assertThat(structuredData())
                .isEqualTo(Map.of(
                        "exampleSDID@32473",
                        Map.of("iut", "3", "eventSource", "Application", "eventID", "1011"),
                        "examplePriority@32473",
                        Map.of("class", "high")));
        assertThat(text(message.text)).isEmpty();
    }

    /** RFC 3164 section 5.4. */
    @Test
    void readsExample1OfRfc3164() {
        parse("<34>Oct 11 22:14:15 mymachine su: 'su root' failed for lonvick on /dev/pts/8");

        assertThat(message.priority).isEqualTo(34);
        assertThat(time()).isEqualTo(Instant.parse("2026-10-11T22:14:15Z"));
        assertThat(text(message.host)).isEqualTo("mymachine");
        assertThat(text(message.application)).isEqualTo("su");
        assertThat(text(message.text)).isEqualTo("'su root' failed for lonvick on /dev/pts/8");
    }

    @Test
    void takesExample2OfRfc3164WhichHasNoHeaderAsText() {
        parse("Use the BFG!");

        assertThat(message.priority).isEqualTo(SyslogMessage.NO_PRIORITY);
        assertThat(message.hasTime).isFalse();
        assertThat(text(message.host)).isEmpty();
        assertThat(text(message.text)).isEqualTo("Use the BFG!");
    }

    @Test
    void readsExample3OfRfc3164AsTheRfcExplainsIt() {
        parse("<165>Aug 24 05:34:00 CST 1987 mymachine myproc[10]: %% It's time to make the do-nuts.");

        assertThat(time()).isEqualTo(Instant.parse("2026-08-24T05:34:00Z"));
        assertThat(text(message.host)).isEqualTo("CST");
        assertThat(text(message.text)).isEqualTo("1987 mymachine myproc[10]: %% It's time to make the do-nuts.");
    }

    @Test
    void takesExample4OfRfc3164WhoseTimestampIsNoneAsText() {
        parse("<0>1990 Oct 22 10:52:01 TZ-6 scapegoat.dmz.example.org 10.1.2.3 sched[0]: That's All Folks!");

        assertThat(message.priority).isZero();
        assertThat(message.hasTime).isFalse();
        assertThat(text(message.text))
                .isEqualTo("1990 Oct 22 10:52:01 TZ-6 scapegoat.dmz.example.org 10.1.2.3 sched[0]: That's All Folks!");
    }

    @Test
    void readsATagWithProcessAndParentheses() {
        parse("<38>Jun 14 15:16:01 combo sshd(pam_unix)[19939]: authentication failure; logname=");

        assertThat(text(message.host)).isEqualTo("combo");
        assertThat(text(message.application)).isEqualTo("sshd(pam_unix)");
        assertThat(text(message.process)).isEqualTo("19939");
        assertThat(text(message.text)).isEqualTo("authentication failure; logname=");
    }

    @Test
    void readsAMessageWithoutHost() {
        parse("<13>Oct  1 22:14:15 backup[77]: done");

        assertThat(time()).isEqualTo(Instant.parse("2026-10-01T22:14:15Z"));
        assertThat(text(message.host)).isEmpty();
        assertThat(text(message.application)).isEqualTo("backup");
        assertThat(text(message.process)).isEqualTo("77");
        assertThat(text(message.text)).isEqualTo("done");
    }

    @Test
    void readsAMessageWithoutTag() {
        parse("<13>Oct 11 22:14:15 web-1 last message repeated 3 times");

        assertThat(text(message.host)).isEqualTo("web-1");
        assertThat(text(message.application)).isEmpty();
        assertThat(text(message.text)).isEqualTo("last message repeated 3 times");
    }

    @Test
    void readsAMessageWithoutTimestampAndHost() {
        parse("<13>backup: done");

        assertThat(message.hasTime).isFalse();
        assertThat(text(message.time)).isEmpty();
        assertThat(text(message.application)).isEqualTo("backup");
        assertThat(text(message.text)).isEqualTo("done");
    }

    @Test
    void readsTheTimestampThatModernSendersPutIntoAnOldHeader() {
        parse("<13>2026-11-23T17:07:59.123456+01:00 web-1 nginx: hello");

        assertThat(time()).isEqualTo(Instant.parse("2026-11-23T16:07:59.123456Z"));
        assertThat(text(message.host)).isEqualTo("web-1");
        assertThat(text(message.application)).isEqualTo("nginx");
    }

    @Test
    void takesAnAddressOfIpv6ForAHost() {
        parse("<13>Oct 11 22:14:15 2001:db8::1 nginx: hello");

        assertThat(text(message.host)).isEqualTo("2001:db8::1");
        assertThat(text(message.application)).isEqualTo("nginx");
    }

    @Test
    void keepsWhatFollowsTheTagAsItIs() {
        parse("<13>Oct 11 22:14:15 web-1 app:  two spaces: and a colon ");

        assertThat(text(message.text)).isEqualTo(" two spaces: and a colon ");
    }

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
                "<34>1 - - - - - [a b=\"\\"
            })
    void readsAnyBeginningOfAHeader(String text) {
        parse(text);

        assertThat(message.priority).isEqualTo(34);
    }

    @Test
    void readsAMessageOfNilValues() {
        parse("<34>1 - - - - - - -");

        assertThat(message.hasTime).isFalse();
        assertThat(text(message.time)).isEmpty();
        assertThat(text(message.host)).isEmpty();
        assertThat(text(message.application)).isEmpty();
        assertThat(text(message.text)).isEqualTo("-");
    }

    @Test
    void keepsATimestampThatIsNone() {
        parse("<34>1 2003-13-11T22:14:15Z host app - - - text");

        assertThat(message.hasTime).isFalse();
        assertThat(text(message.time)).isEqualTo("2003-13-11T22:14:15Z");
        assertThat(text(message.host)).isEqualTo("host");
        assertThat(text(message.text)).isEqualTo("text");
    }

    @Test
    void keepsAnOldTimestampThatIsNone() {
        parse("<34>Oct 32 22:14:15 host app: text");

        assertThat(message.hasTime).isFalse();
        assertThat(text(message.time)).isEqualTo("Oct 32 22:14:15");
        assertThat(text(message.host)).isEqualTo("host");
    }

    @Test
    void leavesStructuredDataThatIsMalformedInTheText() {
        parse("<34>1 - host app - - [id name=value] text");

        assertThat(text(message.structuredData)).isEmpty();
        assertThat(text(message.text)).isEqualTo("[id name=value] text");
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
    void unescapesParameters() {
        parse("<34>1 - - - - - [a@1 q=\"say \\\"hi\\\"\" b=\"C:\\\\x\" e=\"\\]\" n=\"\\n\" o=\"]\"] text");

        assertThat(structuredData())
                .isEqualTo(Map.of("a@1", Map.of("q", "say \"hi\"", "b", "C:\\x", "e", "]", "n", "\\n", "o", "]")));
        assertThat(text(message.text)).isEqualTo("text");
    }

    @Test
    void keepsEveryValueOfAParameterThatStandsTwice() {
        parse("<34>1 - - - - - [origin ip=\"192.0.2.1\" ip=\"192.0.2.129\"][empty@1] text");

        assertThat(structuredData())
                .isEqualTo(Map.of("origin", Map.of("ip", List.of("192.0.2.1", "192.0.2.129")), "empty@1", ""));
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

    private void parse(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        // Somewhere in a buffer, among other messages.
        buffer = ("<13>x: y\n" + text + " trailing").getBytes(StandardCharsets.UTF_8);
        parser.parse(buffer, 9, bytes.length, RECEIVED.getEpochSecond(), message);
    }

    private String text(Span span) {
        return span.text(buffer);
    }

    private Instant time() {
        assertThat(message.hasTime).isTrue();
        return Instant.ofEpochSecond(message.epochSecond, message.nano);
    }

    private Map<String, Object> structuredData() {
        return StructuredData.read(buffer, message.structuredData);
    }
}
