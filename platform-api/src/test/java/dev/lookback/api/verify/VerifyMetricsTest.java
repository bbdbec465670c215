package dev.lookback.api.verify;

import static dev.lookback.api.verify.SampleArchive.FIRST;
import static dev.lookback.api.verify.SampleArchive.interval;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

class VerifyMetricsTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final VerifyMetrics metrics = new VerifyMetrics(registry);

    @Test
    void countsWhatAnAnswerHasByKindAndWhatItDoesNotShowOfGaps() {
        metrics.ended(answer(
                List.of(
                        Finding.of(FindingKind.WRONG_CHECKSUM, "a", "sha256", 1, 2),
                        Finding.of(FindingKind.WRONG_CHECKSUM, "b", "sha256", 1, 2),
                        Finding.of(FindingKind.DATA_MISSING, "c", "data", 0, 1)),
                List.of(new Gap("agent", "web-1", 3, 4, interval(1).key())),
                7));

        assertThat(problems(FindingKind.WRONG_CHECKSUM)).isEqualTo(2);
        assertThat(problems(FindingKind.DATA_MISSING)).isEqualTo(1);
        assertThat(problems(FindingKind.WRONG_SIZE)).isZero();
        assertThat(registry.get("lookback.verify.gaps").counter().count()).isEqualTo(8);
        assertThat(registry.get("lookback.verify.intervals").counter().count()).isEqualTo(12);
    }

    private double problems(FindingKind kind) {
        return registry.get("lookback.verify.problems")
                .tag("kind", kind.text())
                .counter()
                .count();
    }

    private static VerifyAnswer answer(List<Finding> problems, List<Gap> gaps, long moreGaps) {
        return new VerifyAnswer(
                "prod",
                Instant.EPOCH,
                Instant.EPOCH,
                false,
                12,
                12,
                new VerifyAnswer.Open(0, FIRST.key()),
                1,
                2,
                3,
                4,
                0,
                problems,
                gaps,
                List.of(),
                List.of(),
                new VerifyAnswer.More(0, moreGaps, 0, 0),
                null);
    }
}
