package dev.lookback.harvester.syslog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

class SyslogFramingTest {

    private static final int MAX = SyslogFraming.MAX_MESSAGE_BYTES;

    private final List<String> messages = new ArrayList<>();
    private final List<Boolean> cuts = new ArrayList<>();

    @Test
    void cutsLinesAtEverySplitPosition() {
        byte[] bytes = utf8("<13>a: räd\n<13>two\r\n\n\r\n\0<13>b: 水\0<14>last\n\0");

        forEverySplit(bytes, "<13>a: räd", "<13>two", "<13>b: 水", "<14>last");
    }

    @Test
    void cutsCountedMessagesAtEverySplitPosition() {
        byte[] bytes = utf8("11 <13>a: räd9 <13>two\r\n12 <13>b: \nc水\n6 <14>xy");

        forEverySplit(bytes, "<13>a: räd", "<13>two", "<13>b: \nc水", "<14>xy");
    }

    @Test
    void toleratesLineEndsBetweenCountedMessages() {
        byte[] bytes = utf8("8 <13>abcd\n9 <13>two\r\n\r\n\n12 <13>b: 水\0\n5 <14>x");

        forEverySplit(bytes, "<13>abcd", "<13>two", "<13>b: 水", "<14>x");
    }

    @Test
    void takesALineWhereACountIsMissingAndCountsOn() {
        byte[] bytes = utf8("5 <13>ano count here\n5 <13>b12x lost\n5 <13>c");

        forEverySplit(bytes, "<13>a", "no count here", "<13>b", "12x lost", "<13>c");
    }

    @Test
    void readsByteByByte() {
        SyslogFraming framing = framing();
        for (byte b : utf8("11 <13>a: räd9 <13>two\r\n")) {
            receive(framing, new byte[] {b});
        }

        assertThat(messages).containsExactly("<13>a: räd", "<13>two");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<13>5 <13>a", "081109 203615 148 INFO", "2015-10-18 18:01:47", "12345678901 x", "a 5 b"})
    void takesTheFirstBytesThatAreNoCountForALine(String line) {
        forEverySplit(utf8(line + "\n" + line + "\n"), line, line);
    }

    @Test
    void showsTheLastLineWithoutALineFeedWhenTheConnectionEnds() {
        forEverySplit(utf8("<13>one\n<13>two"), "<13>one", "<13>two");
        forEverySplit(utf8("123456"), "123456");
    }

    @Test
    void showsWhatThereIsOfACountedMessageWhenTheConnectionEnds() {
        SyslogFraming framing = framing();
        receive(framing, utf8("5 <13>a20 <13>half of"));
        framing.ended();

        assertThat(messages).containsExactly("<13>a", "<13>half of");
        assertThat(cuts).containsExactly(false, true);
    }

    @Test
    void showsNothingOfACountAlone() {
        forEverySplit(utf8("5 <13>a20"), "<13>a");
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 1_000, 32 * 1024, 1_000_000})
    void cutsALineThatIsTooLongAndGoesOnBehindIt(int chunk) {
        String exact = "e".repeat(MAX);
        String tooLong = "t".repeat(MAX) + "dropped".repeat(100_000);
        receiveInChunks(utf8(exact + "\n" + tooLong + "\n<13>next\n"), chunk);

        assertThat(messages).containsExactly(exact, "t".repeat(MAX), "<13>next");
        assertThat(cuts).containsExactly(false, true, false);
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 1_000, 32 * 1024, 1_000_000})
    void cutsACountedMessageThatIsTooLongAndGoesOnBehindIt(int chunk) {
        String exact = "e".repeat(MAX);
        String tooLong = "t".repeat(MAX) + "dropped".repeat(100_000);
        receiveInChunks(utf8(MAX + " " + exact + tooLong.length() + " " + tooLong + "8 <13>next"), chunk);

        assertThat(messages).containsExactly(exact, "t".repeat(MAX), "<13>next");
        assertThat(cuts).containsExactly(false, true, false);
    }

    @Test
    void cutsNoCharacterInHalf() {
        String tooLong = "t".repeat(MAX - 1) + "水水";
        receiveInChunks(utf8(tooLong + "\n"), 1_000);
        assertThat(messages).containsExactly("t".repeat(MAX - 1));

        messages.clear();
        receiveInChunks(utf8((MAX + 5) + " " + tooLong), 1_000);
        assertThat(messages).containsExactly("t".repeat(MAX - 1));
    }

    @Test
    void showsNothingForNothing() {
        forEverySplit(utf8("\n\r\n\0\n"));
        framing().ended();

        assertThat(messages).isEmpty();
    }

    private void forEverySplit(byte[] bytes, String... expected) {
        for (int split = 0; split <= bytes.length; split++) {
            messages.clear();
            SyslogFraming framing = framing();
            receive(framing, bytes, 0, split);
            receive(framing, bytes, split, bytes.length);
            framing.ended();
            assertThat(messages).as("split at %d", split).containsExactly(expected);
        }
    }

    private void receiveInChunks(byte[] bytes, int chunk) {
        SyslogFraming framing = framing();
        for (int at = 0; at < bytes.length; at += chunk) {
            receive(framing, bytes, at, Math.min(bytes.length, at + chunk));
        }
        framing.ended();
    }

    private SyslogFraming framing() {
        return new SyslogFraming((buffer, offset, length, isCut) -> {
            messages.add(new String(buffer, offset, length, StandardCharsets.UTF_8));
            cuts.add(isCut);
        });
    }

    private static void receive(SyslogFraming framing, byte[] bytes) {
        receive(framing, bytes, 0, bytes.length);
    }

    /** As a socket does: never more than there is room for. */
    private static void receive(SyslogFraming framing, byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            int length = Math.min(framing.room(), to - at);
            assertThat(length).isPositive();
            System.arraycopy(bytes, at, framing.buffer(), framing.end(), length);
            framing.received(length);
            at += length;
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
