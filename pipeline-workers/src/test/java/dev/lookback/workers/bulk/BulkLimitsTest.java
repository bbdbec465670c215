package dev.lookback.workers.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

import java.time.Duration;
import java.util.stream.IntStream;

class BulkLimitsTest {

    @Test
    void pausesGrowUpToTheLongest() {
        BulkLimits limits = limits(DataSize.ofKilobytes(1), DataSize.ofKilobytes(4));

        assertThat(IntStream.rangeClosed(1, 6).mapToObj(limits::pause))
                .extracting(Duration::toMillis)
                .containsExactly(100L, 200L, 400L, 800L, 1_000L, 1_000L);
        assertThat(limits.pause(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void theSizeBeginsInTheMiddleOrAsNearAsItMay() {
        assertThat(limits(DataSize.ofKilobytes(256), DataSize.ofMegabytes(4))
                        .adaptiveSize()
                        .bytes())
                .isEqualTo(2 << 20);
        assertThat(limits(DataSize.ofKilobytes(256), DataSize.ofKilobytes(512))
                        .adaptiveSize()
                        .bytes())
                .isEqualTo(512 << 10);
    }

    @Test
    void sizesAreInOrderAndFitAnArray() {
        assertThat(limits(DataSize.ofKilobytes(4), DataSize.ofKilobytes(4)).isSizeInOrder())
                .isTrue();
        assertThat(limits(DataSize.ofKilobytes(5), DataSize.ofKilobytes(4)).isSizeInOrder())
                .isFalse();
        assertThat(limits(DataSize.ofBytes(0), DataSize.ofKilobytes(4)).isSizeInOrder())
                .isFalse();
        assertThat(limits(DataSize.ofKilobytes(4), DataSize.ofGigabytes(3)).isSizeInOrder())
                .isFalse();
    }

    private static BulkLimits limits(DataSize minSize, DataSize size) {
        return new BulkLimits(2, 100, minSize, size, Duration.ofMillis(100), Duration.ofSeconds(1));
    }
}
