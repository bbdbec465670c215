package dev.lookback.api.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.model.history.LoadResult;
import dev.lookback.model.history.LoadTask;
import dev.lookback.search.HistoryState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;

/** A load's index is refreshed often until something is there to be found. */
class FirstEventsTest extends SchedulerTests {

    private String index = "";

    @BeforeEach
    void begin() {
        archive.addBlock(interval(0));
        archive.addBlock(interval(1));
        archive.addBlock(interval(2));
        archive.closeThrough(interval(99));
        index = order(12);
        step();
    }

    @Test
    void theyAreShownOnce() {
        List<LoadTask> handedOut = tasks.drain();
        assertThat(search.timesShown(index)).isZero();

        answer(handedOut.get(0), 5, List.of());
        step();
        assertThat(search.timesShown(index)).isOne();

        answer(handedOut.get(1), 5, List.of());
        step();
        assertThat(search.timesShown(index)).isOne();
    }

    @Test
    void aBlockOfWhichTheFilterWantsNothingIsNotTheFirst() {
        answer(tasks.drain().getFirst(), new LoadResult.Counts(5, 0, 0, 0, 5));
        step();

        assertThat(search.timesShown(index)).isZero();
    }

    @Test
    void theyAreShownLaterWhereElasticsearchIsAway() {
        search.setAvailable(false);
        answer(tasks.drain().getFirst(), 5, List.of());
        step();

        search.setAvailable(true);
        step();

        assertThat(search.timesShown(index)).isOne();
    }

    @Test
    void whatEndsAtOnceIsNotTunedForTheRest() {
        write(index, 3);
        tasks.drain().forEach(task -> answer(task, 1, List.of()));
        step();

        assertThat(record(index).status().state()).isEqualTo(HistoryState.READY);
        assertThat(search.timesShown(index)).isZero();
    }
}
