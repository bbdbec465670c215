package dev.lookback.standalone.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

class RestartPausesTest {
    private final RestartPauses pauses = new RestartPauses(RestartPolicy.standard(Duration.ofMinutes(2)));

    @Test
    void pausesGrowToHalfAMinute() {
        List<Long> seconds = Stream.generate(
                        () -> pauses.after(Duration.ofSeconds(5)).toSeconds())
                .limit(7)
                .toList();

        assertThat(seconds).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
    }

    @Test
    void aProcessThatRanForAMinuteBeginsAgainWithTheShortestPause() {
        pauses.after(Duration.ofSeconds(5));
        pauses.after(Duration.ofSeconds(59));

        assertThat(pauses.after(Duration.ofSeconds(60))).isEqualTo(Duration.ofSeconds(1));
        assertThat(pauses.after(Duration.ofSeconds(5))).isEqualTo(Duration.ofSeconds(2));
    }
}
