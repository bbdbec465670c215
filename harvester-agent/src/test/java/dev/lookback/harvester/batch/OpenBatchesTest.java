package dev.lookback.harvester.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.harvester.event.SampleLines;
import dev.lookback.harvester.spool.BatchKey;
import dev.lookback.model.batch.Batch;
import dev.lookback.model.time.Interval;
import dev.lookback.model.time.Intervals;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

class OpenBatchesTest {

    private static final Instant NOW = Instant.parse("2026-11-23T16:08:00Z");
    private static final Duration MAX_AGE = Duration.ofSeconds(30);

    private final List<OpenBatch> complete = new ArrayList<>();
    private long position;
    private OpenBatches open = openBatches(1_000, 1_000_000_000);

    @Test
    void putsLinesOfOneHostAndOneIntervalIntoOneBatch() {
        add("web-1", 0, NOW);
        add("web-1", 299, NOW.plusSeconds(1));
        open.completeAll();

        assertThat(complete).hasSize(1);
        assertThat(complete.getFirst().key()).isEqualTo(new BatchKey("web-1", new Interval(0)));
        assertThat(complete.getFirst().count()).isEqualTo(2);
        assertThat(text(complete.getFirst()))
                .isEqualTo(SampleLines.text("web-1", 0, "text") + "\n" + SampleLines.text("web-1", 299, "text") + "\n");
    }

    @Test
    void keepsHostsAndIntervalsApart() {
        add("web-1", 0, NOW);
        add("web-2", 0, NOW);
        add("web-1", 300, NOW);
        add("web-2", 1, NOW);
        open.completeAll();

        assertThat(complete)
                .extracting(batch -> batch.key().host() + " " + batch.key().interval() + " " + batch.count())
                .containsExactly("web-1 00000 1", "web-2 00000 2", "web-1 00001 1");
    }

    @Test
    void completesABatchWhenItIsOldThoughNothingArrives() {
        add("web-1", 0, NOW);
        assertThat(open.due()).contains(NOW.plus(MAX_AGE));

        open.completeDue(NOW.plus(MAX_AGE).minusMillis(1));
        assertThat(complete).isEmpty();

        open.completeDue(NOW.plus(MAX_AGE));
        assertThat(complete).hasSize(1);
        assertThat(open.due()).isEmpty();
    }

    @Test
    void countsABatchesAgeFromItsFirstLine() {
        add("web-1", 0, NOW);
        add("web-1", 0, NOW.plusSeconds(29));
        add("web-2", 0, NOW.plusSeconds(29));

        open.completeDue(NOW.plus(MAX_AGE));

        assertThat(complete).extracting(OpenBatch::count).containsExactly(2);
        assertThat(open.due()).contains(NOW.plusSeconds(59));
    }

    @Test
    void doesNotCompleteTheFirstLineAfterAnIdleTimeAlone() {
        add("web-1", 0, NOW);
        open.completeDue(NOW.plusSeconds(30));
        add("web-1", 0, NOW.plusSeconds(3_600));
        open.completeDue(NOW.plusSeconds(3_600));

        assertThat(complete).hasSize(1);
    }

    @Test
    void neverPassesTheSizeOfABatch() {
        int length = SampleLines.bytes("web-1", 0, "x".repeat(100_000)).length + 1;
        int fit = Batch.MAX_RAW_BYTES / length;
        for (int i = 0; i <= fit; i++) {
            open.add(SampleLines.line("web-1", 0, "x".repeat(100_000)), position++, NOW);
        }

        assertThat(complete).extracting(OpenBatch::count).containsExactly(fit);
        assertThat(complete.getFirst().length()).isEqualTo(fit * length).isLessThanOrEqualTo(Batch.MAX_RAW_BYTES);
        open.completeAll();
        assertThat(complete.getLast().count()).isEqualTo(1);
    }

    @Test
    void fillsABatchToTheLastByte() {
        int empty = SampleLines.bytes("web-1", 0, "").length + 1;
        for (int i = 0; i < 4; i++) {
            open.add(SampleLines.line("web-1", 0, "x".repeat(Batch.MAX_RAW_BYTES / 4 - empty)), position++, NOW);
        }
        assertThat(complete).isEmpty();

        add("web-1", 0, NOW);

        assertThat(complete).extracting(OpenBatch::length).containsExactly(Batch.MAX_RAW_BYTES);
    }

    @Test
    void completesTheOldestWhenThereAreTooManyBatches() {
        open = openBatches(2, 1_000_000_000);
        add("web-1", 0, NOW);
        add("web-2", 0, NOW);
        add("web-1", 0, NOW);
        add("web-3", 0, NOW);

        assertThat(complete).extracting(batch -> batch.key().host()).containsExactly("web-1");
    }

    @Test
    void completesTheOldestWhenAllNeedTooMuchMemory() {
        open = openBatches(1_000, 300_000);
        for (int i = 0; i < 4; i++) {
            open.add(SampleLines.line("web-" + i, 0, "x".repeat(100_000)), position++, NOW);
        }

        assertThat(complete).extracting(batch -> batch.key().host()).containsExactly("web-0", "web-1");
    }

    @Test
    void takesALineThoughItAloneNeedsTooMuchMemory() {
        open = openBatches(1_000, 10);
        add("web-1", 0, NOW);
        add("web-1", 0, NOW);
        open.completeAll();

        assertThat(complete).extracting(OpenBatch::count).containsExactly(2);
    }

    @Test
    void completesWhatTheJournalMustNotWaitFor() {
        add("web-1", 0, NOW);
        add("web-2", 0, NOW);
        add("web-1", 0, NOW);
        assertThat(open.firstPosition()).hasValue(0);

        open.completeBefore(1);

        assertThat(complete).extracting(batch -> batch.key().host()).containsExactly("web-1");
        assertThat(complete.getFirst().lastPosition()).isEqualTo(2);
        assertThat(open.firstPosition()).hasValue(1);
    }

    private OpenBatches openBatches(int maxCount, long maxBytes) {
        return new OpenBatches(
                new Intervals(Duration.ofMinutes(5)),
                new OpenBatches.Limits(MAX_AGE, maxCount, maxBytes),
                complete::add);
    }

    private void add(String host, long epochSecond, Instant now) {
        open.add(SampleLines.line(host, epochSecond, "text"), position++, now);
    }

    private static String text(OpenBatch batch) {
        return new String(Arrays.copyOf(batch.lines(), batch.length()), StandardCharsets.UTF_8);
    }
}
