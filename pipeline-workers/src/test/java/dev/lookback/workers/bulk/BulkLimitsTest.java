package dev.lookback.workers.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

import java.time.Duration;
import java.util.stream.IntStream;

class BulkLimitsTest {

    private final BulkLimits limits =
            new BulkLimits(2, 100, DataSize.ofKilobytes(4), Duration.ofMillis(100), Duration.ofSeconds(1));

    @Test
    void pausesGrowUpToTheLongest() {
        assertThat(IntStream.rangeClosed(1, 6).mapToObj(limits::pause))
                .extracting(Duration::toMillis)
                .containsExactly(100L, 200L, 400L, 800L, 1_000L, 1_000L);
        assertThat(limits.pause(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aRequestIsFullByDocumentsOrBytes() {
        assertThat(limits.isFull(99, 4_095)).isFalse();
        assertThat(limits.isFull(100, 0)).isTrue();
        assertThat(limits.isFull(1, 4_096)).isTrue();
    }
}
