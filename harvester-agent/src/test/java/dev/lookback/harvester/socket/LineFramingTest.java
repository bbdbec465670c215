package dev.lookback.harvester.socket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;

class LineFramingTest {

    private static final int MAX = 20_000;

    private final List<String> lines = new ArrayList<>();

    @Test
    void cutsLinesAtEverySplitPosition() {
        byte[] bytes = "räd\n\n\r\ntwo\r\n \t\n水 \nlast".getBytes(UTF_8);
        for (int split = 0; split <= bytes.length; split++) {
            lines.clear();
            read(bytes, split);

            assertThat(lines).as("split at %d", split).containsExactly("räd", "two", "水", "last");
        }
        LineFraming.forEach(bytes, this::show);
        assertThat(lines).hasSize(8).endsWith("räd", "two", "水", "last");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 4_096, 20_000, 20_001, 100_000})
    void cutsALineThatIsTooLongAndGoesOnBehindIt(int pieceBytes) {
        String longest = "x".repeat(MAX);
        read((longest + "\n" + longest + "yz\nnext\n" + longest + "y").getBytes(UTF_8), pieceBytes);

        assertThat(lines).containsExactly(longest, "cut: " + longest, "next", "cut: " + longest);
    }

    private void read(byte[] bytes, int pieceBytes) {
        LineFraming framing = new LineFraming(MAX, this::show);
        int at = 0;
        while (at < bytes.length) {
            int piece = Math.min(Math.min(Math.max(1, pieceBytes), framing.room()), bytes.length - at);
            System.arraycopy(bytes, at, framing.buffer(), framing.end(), piece);
            framing.received(piece);
            at += piece;
        }
        framing.ended();
    }

    private void show(byte[] buffer, int offset, int length, boolean isCut) {
        lines.add((isCut ? "cut: " : "") + new String(buffer, offset, length, UTF_8));
    }
}
