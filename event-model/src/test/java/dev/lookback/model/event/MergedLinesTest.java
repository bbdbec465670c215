package dev.lookback.model.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

class MergedLinesTest {

    @Test
    void givesLinesInTheOrderOfTheirBytes() throws IOException {
        String first = line("00", "0000000000000001", "a");
        String second = line("01", "0000000000000000", "b");
        String third = line("02", "0000000000000002", "c");

        assertThat(merge(first + third, second)).containsExactly(first, second, third);
    }

    @Test
    void givesAnEventOnceWhereverItStands() throws IOException {
        String one = line("00", "0000000000000001", "a");
        String other = line("00", "0000000000000002", "a");

        try (MergedLines lines = MergedLines.of(inputs(one + one, one + other))) {
            lines.forEachRemaining((buffer, offset, length) -> {});

            assertThat(lines.duplicates()).isEqualTo(2);
        }
        assertThat(merge(one + one, one + other)).containsExactly(one, other);
    }

    @Test
    void keepsTheFirstInByteOrderOfLinesThatDifferBehindTheHead() throws IOException {
        String a = line("00", "0000000000000001", "a");
        String b = line("00", "0000000000000001", "b");

        assertThat(merge(b, a)).containsExactly(a);
    }

    @Test
    void keepsEventsWhoseIdBeginsLikeAnothers() throws IOException {
        String shorter = line("00", "0000000000000001", "a");
        String longer = line("00", "00000000000000010", "a");

        assertThat(merge(shorter, longer)).containsExactlyInAnyOrder(shorter, longer);
    }

    @Test
    void readsLinesLongerThanItsFirstBuffer() throws IOException {
        String small = line("00", "0000000000000001", "a");
        String large = line("01", "0000000000000001", "x".repeat(400_000));

        assertThat(merge(small + large, large)).containsExactly(small, large);
    }

    @Test
    void readsALastLineWithoutLineFeedAndNothingOutOfNothing() throws IOException {
        String line = line("00", "0000000000000001", "a");

        assertThat(merge(line.strip(), "")).containsExactly(line);
        assertThat(merge()).isEmpty();
    }

    @Test
    void saysNoAgainAtTheEnd() throws IOException {
        try (MergedLines lines = MergedLines.of(inputs(line("00", "0000000000000001", "a")))) {
            assertThat(lines.next()).isTrue();
            assertThat(lines.next()).isFalse();
            assertThat(lines.next()).isFalse();
        }
    }

    @Test
    void refusesWhatIsNoEventLine() {
        assertThatThrownBy(() -> merge("{\"message\":\"no head\"}\n"))
                .isInstanceOf(IOException.class)
                .hasMessage("line: no event's head in its 21 bytes");
        assertThatThrownBy(() -> merge("x".repeat(3_000_000)))
                .isInstanceOf(IOException.class)
                .hasMessage("line: longer than 1000000 bytes");
    }

    @Test
    void closesEveryInput() throws IOException {
        List<Boolean> closed = new ArrayList<>();
        InputStream input =
                new ByteArrayInputStream(line("00", "0000000000000001", "a").getBytes(StandardCharsets.UTF_8)) {
                    @Override
                    public void close() {
                        closed.add(true);
                    }
                };

        MergedLines.of(List.of(input)).close();

        assertThat(closed).containsExactly(true);
    }

    private static List<String> merge(String... sorted) throws IOException {
        List<String> merged = new ArrayList<>();
        try (MergedLines lines = MergedLines.of(inputs(sorted))) {
            lines.forEachRemaining((buffer, offset, length) ->
                    merged.add(new String(buffer, offset, length, StandardCharsets.UTF_8) + "\n"));
        }
        return merged;
    }

    private static List<InputStream> inputs(String... sorted) {
        return Stream.of(sorted)
                .<InputStream>map(lines -> new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    private static String line(String second, String id, String message) {
        return "{\"@timestamp\":\"2026-11-23T16:08:" + second + ".000000000Z\",\"event\":{\"id\":\"" + id
                + "\",\"kind\":\"event\"},\"message\":\"" + message + "\"}\n";
    }
}
