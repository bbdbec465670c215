package dev.lookback.api.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.model.history.LoadResult;
import dev.lookback.model.history.LoadTask;
import dev.lookback.search.HistoryState;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

class FilteredLoadTest extends SchedulerTests {

    @Test
    void aFilterGoesWithEachTaskAndTheIndexIsToHoldWhatItWants() {
        archive.addBlock(interval(0));
        archive.closeThrough(interval(99));
        String index = order(1, Optional.of("log.level:error"));
        step();
        LoadTask task = tasks.drain().getFirst();
        assertThat(task.filter())
                .contains(new LoadTask.Filter(
                        "log.level:error", record(index).status().createdAt()));
        assertThat(index).matches("history-prod\\..*-[0-9a-f]{16}");

        write(index, 2);
        answer(task, new LoadResult.Counts(7, 0, 1, 0, 4));
        step();

        assertThat(record(index).status().state()).isEqualTo(HistoryState.READY);
        assertThat(record(index).load().results().get(interval(0)).events().unwanted())
                .isEqualTo(4);
    }

    @Test
    void anIndexWithMoreThanTheFilterWantsIsLoadedAgain() {
        archive.addBlock(interval(0));
        archive.closeThrough(interval(99));
        String index = order(1, Optional.of("log.level:error"));
        step();

        write(index, 3);
        answer(tasks.drain().getFirst(), new LoadResult.Counts(7, 0, 1, 0, 4));
        step();

        assertThat(record(index).status().state()).isEqualTo(HistoryState.LOADING);
        assertThat(tasks.sent()).hasSize(1);
    }

    @Test
    void aFilterThatNoIndexerCanReadFailsTheLoadWithTheReason() {
        archive.addBlock(interval(0));
        archive.addBlock(interval(1));
        archive.closeThrough(interval(99));
        String index = order(12, Optional.of("log.level:error"));
        step();
        LoadTask task = tasks.drain().getFirst();

        scheduler.receive(List.of(LoadResult.failed(task, "filter: unknown here")), acknowledged::incrementAndGet);
        search.setAvailable(false);
        step();
        search.setAvailable(true);
        step();

        assertThat(record(index).status().state()).isEqualTo(HistoryState.FAILED);
        assertThat(record(index).status().error()).contains("filter: unknown here");
        assertThat(search.indexNames()).doesNotContain(index);
        assertThat(tasks.sent()).isEmpty();
        assertThat(acknowledged).hasValue(1);
    }

    @Test
    void aFailureOfAnotherLoadIsIgnored() {
        archive.addBlock(interval(0));
        archive.closeThrough(interval(99));
        String index = order(1);
        step();
        LoadTask task = tasks.drain().getFirst();
        LoadTask other = new LoadTask(index, "another", task.environment(), task.interval(), task.range());

        scheduler.receive(List.of(LoadResult.failed(other, "filter: unknown here")), acknowledged::incrementAndGet);
        step();

        assertThat(record(index).status().state()).isEqualTo(HistoryState.LOADING);
    }
}
