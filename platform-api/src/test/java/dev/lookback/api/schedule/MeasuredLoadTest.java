package dev.lookback.api.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.model.history.LoadTask;
import dev.lookback.search.HistoryLoad;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/** What a load that is over is said to have been. A step takes three seconds. */
class MeasuredLoadTest extends SchedulerTests {

    @Test
    void aLoadThatIsOverSaysWhatItReallyWas() {
        archive.addBlock(interval(0));
        archive.addPart(interval(0), 7);
        archive.addBlock(interval(2));
        archive.closeThrough(interval(99));
        String index = order(12);
        step();
        write(index, 3);
        assertThat(record(index).load().actual()).isEmpty();

        List<LoadTask> handedOut = tasks.drain();
        answer(handedOut.getFirst(), 2, List.of());
        answer(handedOut.getLast(), 1, List.of());
        step();

        long indexBytes = search.historyIndexes().size(index).orElseThrow();
        assertThat(indexBytes).isPositive();
        assertThat(record(index).load().actual())
                .contains(new HistoryLoad.Size(2, 27, 300, 3, indexBytes, Duration.ofSeconds(3)));
    }

    @Test
    void timeUntilOpenIntervalsCloseDoesNotCount() {
        archive.addBlock(interval(0));
        archive.closeThrough(interval(0));
        String index = order(3);
        step();
        workOff();
        step();

        now = now.plus(Duration.ofMinutes(30));
        archive.addBlock(interval(1));
        archive.closeThrough(interval(2));
        step();
        workOff();
        step();

        assertThat(record(index).load().actual()).hasValueSatisfying(actual -> {
            assertThat(actual.blocks()).isEqualTo(2);
            assertThat(actual.duration()).isEqualTo(Duration.ofSeconds(6));
        });
    }

    @Test
    void whoeverTakesOverCountsOn() {
        archive.addBlock(interval(0));
        archive.addBlock(interval(1));
        archive.closeThrough(interval(99));
        String index = order(12);
        step();
        answer(tasks.drain().getFirst(), 0, List.of());
        step();
        step();
        Duration saved = record(index).load().spent();
        assertThat(saved).isPositive();

        scheduler = newScheduler();
        now = now.plus(Duration.ofMinutes(10));
        step();
        workOff();
        step();

        assertThat(record(index).load().actual()).hasValueSatisfying(actual -> {
            assertThat(actual.blocks()).isEqualTo(2);
            assertThat(actual.rawBytes()).isEqualTo(200);
            assertThat(actual.duration()).isEqualTo(saved.plusSeconds(3));
        });
    }

    @Test
    void aLoadThatHasFailedSaysNothing() {
        archive.addBlock(interval(0));
        archive.closeThrough(interval(99));
        String index = order(1);
        step();
        search.historyIndexes().delete(index);
        workOff();
        step();

        assertThat(record(index).status().error()).isPresent();
        assertThat(record(index).load().actual()).isEmpty();
    }
}
