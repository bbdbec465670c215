package dev.lookback.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.model.history.LoadResult;
import dev.lookback.model.time.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

class HistoryLoadMappingTest {

    private static final Interval INTERVAL = Interval.parse("3k9xd");
    private static final LoadResult.Counts COUNTS = new LoadResult.Counts(1, 2, 3, 4, 5);

    @Test
    void countsStandInTheOrderInWhichTheyCame() {
        HistoryLoad load = new HistoryLoad("load", HistoryLoad.Size.NONE, HistoryLoad.Extent.NONE, new TreeMap<>())
                .with(INTERVAL, new HistoryLoad.Result(COUNTS, 6, List.of()));

        assertThat(HistoryLoadMapping.write(load))
                .containsEntry("results", Map.of("3k9xd", List.of(1L, 2L, 3L, 4L, 5L, 6L)));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 6})
    void whatAnOlderRecordDoesNotHaveIsNone(int stored) {
        List<Integer> counts = IntStream.rangeClosed(1, stored).boxed().toList();

        HistoryLoad load = HistoryLoadMapping.read(Map.of(
                "id", "load",
                "estimate", Map.of("duration", Duration.ZERO.toString()),
                "extent", Map.of("blocks", 1, "pending", 0),
                "results", Map.of("3k9xd", counts)));

        assertThat(load.spent()).isZero();
        assertThat(load.actual()).isEmpty();
        LoadResult.Counts read = load.results().get(INTERVAL).events();
        assertThat(read.rejected()).isEqualTo(3);
        assertThat(read.alreadyThere()).isEqualTo(stored > 3 ? 4 : 0);
        assertThat(read.unwanted()).isEqualTo(stored > 4 ? 5 : 0);
        assertThat(load.results().get(INTERVAL).listed()).isEqualTo(stored > 5 ? 6 : 0);
    }
}
