package dev.lookback.gateway.logio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

class LogioFramingTest {

    private static final String SESSION = "+node|web-1|nginx,app\r\n"
            + "+bind|node|web-1\r\n"
            + "+log|nginx|web-1|info|grüß 🙂 | Gott\r\n"
            + "+input|app|web-1\0"
            + "+msg|app|web-1|two\r\nlines, ünï\0\n"
            + "+log|nginx|web-1|error|line feed alone\n"
            + "what?\r\n"
            + "-node|web-1\r\n";

    private static final List<String> MESSAGES = List.of(
            "+node|web-1|nginx,app",
            "+bind|node|web-1",
            "+log|nginx|web-1|info|grüß 🙂 | Gott",
            "+input|app|web-1",
            "+msg|app|web-1|two\r\nlines, ünï",
            "+log|nginx|web-1|error|line feed alone",
            "what?",
            "-node|web-1");

    private final List<String> messages = new ArrayList<>();
    private final List<Boolean> cuts = new ArrayList<>();

    @Test
    void findsMessagesWhereverTheyAreCut() {
        byte[] bytes = SESSION.getBytes(StandardCharsets.UTF_8);
        for (int first = 0; first <= bytes.length; first++) {
            messages.clear();
            LogioFraming framing = framing(1_024);
            feed(framing, bytes, 0, first);
            feed(framing, bytes, first, bytes.length);

            assertThat(messages).as("cut at %d", first).isEqualTo(MESSAGES);
            assertThat(framing.isWithin()).isFalse();
        }
    }

    @Test
    void findsMessagesInPiecesOfEverySize() {
        byte[] bytes = SESSION.repeat(20).getBytes(StandardCharsets.UTF_8);
        for (int piece = 1; piece < 200; piece++) {
            messages.clear();
            LogioFraming framing = framing(64);
            for (int at = 0; at < bytes.length; at += piece) {
                feed(framing, bytes, at, Math.min(at + piece, bytes.length));
            }

            assertThat(messages).as("pieces of %d", piece).hasSize(20 * MESSAGES.size());
            assertThat(messages.subList(19 * MESSAGES.size(), 20 * MESSAGES.size()))
                    .isEqualTo(MESSAGES);
        }
    }

    @Test
    void takesTheBeginningOfAMessageThatIsTooLongAndNothingElseOfIt() {
        byte[] bytes = ("+msg|a|b|" + "🙂".repeat(100) + "\0+msg|a|b|next\0").getBytes(StandardCharsets.UTF_8);
        for (int piece = 1; piece < 150; piece++) {
            messages.clear();
            cuts.clear();
            LogioFraming framing = framing(64);
            for (int at = 0; at < bytes.length; at += piece) {
                feed(framing, bytes, at, Math.min(at + piece, bytes.length));
            }

            assertThat(messages).as("pieces of %d", piece).hasSize(2);
            assertThat(messages.getFirst()).matches("\\+msg\\|a\\|b\\|🙂{12,13}");
            assertThat(messages.getLast()).isEqualTo("+msg|a|b|next");
            assertThat(cuts).containsExactly(true, false);
        }
    }

    @Test
    void knowsThatAMessageHasNotEnded() {
        LogioFraming framing = framing(64);
        byte[] bytes = "+msg|a|b|unfini".getBytes(StandardCharsets.UTF_8);

        feed(framing, bytes, 0, bytes.length);

        assertThat(messages).isEmpty();
        assertThat(framing.isWithin()).isTrue();
    }

    private LogioFraming framing(int maxBytes) {
        return new LogioFraming(maxBytes, (buffer, offset, length, isCut) -> {
            messages.add(new String(buffer, offset, length, StandardCharsets.UTF_8));
            cuts.add(isCut);
        });
    }

    /** As a socket does: as much as there is room for. */
    private static void feed(LogioFraming framing, byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            int size = Math.min(framing.room(), to - at);
            System.arraycopy(bytes, at, framing.buffer(), framing.end(), size);
            framing.received(size);
            at += size;
        }
    }
}
