package dev.lookback.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

class DocumentBatchTest {

    private static final Instant TIME = Instant.parse("2026-11-23T16:08:00Z");

    private final DocumentBatch batch = new DocumentBatch(0);

    @Test
    void theBodyIsAnActionAndALineAnItem() {
        add("recent-prod.2026.11.23", 1);
        add("recent-prod.2026.11.22", 2);

        assertThat(body(batch))
                .isEqualTo("{\"create\":{\"_index\":\"recent-prod.2026.11.23\",\"_id\":\"testtest0000000001\"}}\n"
                        + text(1) + "\n"
                        + "{\"create\":{\"_index\":\"recent-prod.2026.11.22\",\"_id\":\"testtest0000000002\"}}\n"
                        + text(2) + "\n");
        assertThat(batch.count()).isEqualTo(2);
    }

    @Test
    void aLineIsTakenOutOfTheMiddleOfABuffer() {
        byte[] line = Lines.line(1, TIME);
        byte[] buffer = new byte[line.length + 20];
        System.arraycopy(line, 0, buffer, 7, line.length);

        batch.add("a", buffer, 7, line.length);

        assertThat(batch.line(0)).isEqualTo(line);
        assertThat(batch.target(0)).isEqualTo("a");
    }

    @Test
    void itGrowsAndEveryItemIsFoundAgain() {
        for (int number = 0; number < 5_000; number++) {
            add("index-" + number % 3, number);
        }

        for (int number : new int[] {0, 1, 1_023, 1_024, 2_500, 4_999}) {
            assertThat(new String(batch.line(number), StandardCharsets.UTF_8)).isEqualTo(text(number));
            assertThat(batch.target(number)).isEqualTo("index-" + number % 3);
        }
    }

    @Test
    void someItemsMakeABatchOfTheirOwn() {
        add("a", 1);
        add("bb", 2);
        add("ccc", 3);
        DocumentBatch some = new DocumentBatch(0);

        some.add(batch, 2);
        some.add(batch, 0);

        assertThat(some.count()).isEqualTo(2);
        assertThat(some.target(0)).isEqualTo("ccc");
        assertThat(new String(some.line(0), StandardCharsets.UTF_8)).isEqualTo(text(3));
        assertThat(some.target(1)).isEqualTo("a");
        assertThat(new String(some.line(1), StandardCharsets.UTF_8)).isEqualTo(text(1));
        assertThat(body(batch)).contains(body(some).lines().findFirst().orElseThrow());
    }

    @Test
    void aClearedBatchIsAsNew() {
        add("a", 1);
        String once = body(batch);

        batch.clear();

        assertThat(batch.isEmpty()).isTrue();
        assertThat(batch.size()).isZero();
        add("a", 1);
        assertThat(body(batch)).isEqualTo(once);
    }

    private void add(String target, int number) {
        byte[] line = Lines.line(number, TIME);
        batch.add(target, line, 0, line.length);
    }

    private static String text(int number) {
        return new String(Lines.line(number, TIME), StandardCharsets.UTF_8);
    }

    private static String body(DocumentBatch batch) {
        return new String(batch.buffer(), 0, batch.size(), StandardCharsets.UTF_8);
    }
}
