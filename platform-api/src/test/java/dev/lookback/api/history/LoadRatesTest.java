package dev.lookback.api.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.search.HistoryLoad;
import dev.lookback.search.HistoryRecords.PastLoad;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

class LoadRatesTest {

    private static final LoadRates OTHERS = new LoadRates(10_000, 1);
    private static final long MEGABYTES = 1 << 20;

    @Test
    void areTheMediansSoThatAnOddLoadIsNotFollowed() {
        List<PastLoad> loads = List.of(
                load(1_000, 10, 10 * MEGABYTES, 7 * MEGABYTES),
                load(3_000, 10, 10 * MEGABYTES, 5 * MEGABYTES),
                load(90_000, 10, 10 * MEGABYTES, 90 * MEGABYTES));

        assertThat(LoadRates.measured(loads, false, OTHERS)).isEqualTo(new LoadRates(300, 0.7));
        assertThat(LoadRates.measured(loads.subList(0, 2), false, OTHERS)).isEqualTo(new LoadRates(200, 0.6));
    }

    @Test
    void withoutLoadsTheOthersHold() {
        assertThat(LoadRates.measured(List.of(), false, OTHERS)).isEqualTo(OTHERS);
    }

    @Test
    void whatWasTooSmallToBeMeasuredIsLeftOut() {
        assertThat(LoadRates.measured(List.of(load(5, 0, MEGABYTES - 1, MEGABYTES)), false, OTHERS))
                .isEqualTo(OTHERS);
        assertThat(LoadRates.measured(List.of(load(0, 7, 0, 0)), false, OTHERS)).isEqualTo(OTHERS);
    }

    @Test
    void aFilterReadsMoreQuicklyAndSaysNothingOfBytes() {
        PastLoad filtered = new PastLoad(load(5_000, 1, 10 * MEGABYTES, 1).actual(), true);

        assertThat(LoadRates.measured(List.of(filtered), false, OTHERS)).isEqualTo(OTHERS);
        assertThat(LoadRates.measured(List.of(filtered), true, OTHERS)).isEqualTo(new LoadRates(5_000, 1));
    }

    private static PastLoad load(long events, int seconds, long rawBytes, long indexBytes) {
        return new PastLoad(
                new HistoryLoad.Size(1, 1, rawBytes, events, indexBytes, Duration.ofSeconds(seconds)), false);
    }
}
