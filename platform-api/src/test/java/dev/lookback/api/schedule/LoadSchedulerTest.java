package dev.lookback.api.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.model.history.LoadTask;
import dev.lookback.search.HistoryLoad;
import dev.lookback.search.HistoryRecord;
import dev.lookback.search.HistoryState;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

class LoadSchedulerTest extends SchedulerTests {

    @Test
    void aLoadIsReadyWhenTheIndexHoldsWhatWasRead() {
        archive.addBlock(interval(0));
        archive.addBlock(interval(2));
        archive.closeThrough(interval(99));
        String index = order(12);
        step();

        assertThat(record(index).status().state()).isEqualTo(HistoryState.LOADING);
        assertThat(tasks.intervals()).containsExactly(interval(0), interval(2));
        assertThat(tasks.sent().getFirst().index()).isEqualTo(index);
        workOff();
        step();

        assertThat(record(index).status().state()).isEqualTo(HistoryState.READY);
        assertThat(record(index).status().finishedAt()).isPresent();
        assertThat(record(index).load().extent()).isEqualTo(new HistoryLoad.Extent(2, 0));
        assertThat(ended("ready")).isEqualTo(1);
        assertThat(ended("failed")).isZero();
    }

    @Test
    void anEmptyClosedRangeIsAnEmptyReadyIndex() {
        archive.closeThrough(interval(99));
        String index = order(12);

        step();

        assertThat(record(index).status().state()).isEqualTo(HistoryState.READY);
        assertThat(tasks.sent()).isEmpty();
    }

    @Test
    void openIntervalsArePendingAndTheLoadCompletesWhenTheyClose() {
        archive.addBlock(interval(0));
        archive.closeThrough(interval(0));
        String index = order(3);
        step();
        workOff();
        step();

        assertThat(record(index).status().state()).isEqualTo(HistoryState.LOADING);
        assertThat(record(index).load().extent()).isEqualTo(new HistoryLoad.Extent(3, 2));

        archive.addBlock(interval(1));
        archive.closeThrough(interval(2));
        step();
        workOff();
        step();

        assertThat(record(index).status().state()).isEqualTo(HistoryState.READY);
        assertThat(record(index).load().extent()).isEqualTo(new HistoryLoad.Extent(2, 0));
    }

    @Test
    void aMonthDoesNotStarveAnHour() {
        for (int number = 0; number < 100; number++) {
            archive.addBlock(interval(number));
        }
        archive.closeThrough(interval(999));
        String month = order(100);
        step();
        String hour = order(12);
        step();

        assertThat(tasks.sent().stream().filter(task -> task.index().equals(month)))
                .hasSize(WINDOW);
        assertThat(tasks.sent().stream().filter(task -> task.index().equals(hour)))
                .hasSize(WINDOW);
    }

    @Test
    void aPartThatCannotBeReadMakesTheIndexPartial() {
        archive.addBlock(interval(0));
        archive.closeThrough(interval(99));
        String index = order(1);
        step();

        answer(tasks.drain().getFirst(), 0, List.of("1f0c9a3b-0-0-0-2-100"));
        step();

        assertThat(record(index).status().state()).isEqualTo(HistoryState.PARTIAL);
        assertThat(record(index).load().results().get(interval(0)).missing()).containsExactly("1f0c9a3b-0-0-0-2-100");
        assertThat(ended("partial")).isEqualTo(1);
    }

    @Test
    void loadsAgainWhenTheIndexHoldsSomethingElseAndFailsAfterTheSecondTime() {
        archive.addBlock(interval(0));
        archive.closeThrough(interval(99));
        String index = order(1);
        step();
        LoadTask first = tasks.drain().getFirst();
        answer(first, 5, List.of());
        step();

        assertThat(record(index).status().state()).isEqualTo(HistoryState.LOADING);
        LoadTask second = tasks.drain().getFirst();
        assertThat(second.loadId()).isNotEqualTo(first.loadId());
        answer(second, 5, List.of());
        step();

        HistoryRecord.Status status = record(index).status();
        assertThat(status.state()).isEqualTo(HistoryState.FAILED);
        assertThat(status.error())
                .hasValueSatisfying(error -> assertThat(error).contains("0 events in the index (expected: 5"));
        assertThat(search.indexNames()).doesNotContain(index);
        assertThat(ended("failed")).isEqualTo(1);
    }

    @Test
    void aResultOfAnotherLoadIsIgnored() {
        archive.addBlock(interval(0));
        archive.closeThrough(interval(99));
        String index = order(1);
        step();
        LoadTask task = tasks.drain().getFirst();

        answer(new LoadTask(index, "another", task.environment(), task.interval(), task.range()), 0, List.of());
        step();

        assertThat(record(index).status().state()).isEqualTo(HistoryState.LOADING);
        assertThat(dropped("other-load")).isEqualTo(1);
    }

    @Test
    void acknowledgesAResultWhenItIsSavedAndSavesNoMoreOftenThanItMust() {
        archive.addBlock(interval(0));
        archive.addBlock(interval(1));
        archive.closeThrough(interval(99));
        String index = order(12);
        step();
        List<LoadTask> handedOut = tasks.drain();

        answer(handedOut.getFirst(), 0, List.of());
        scheduler.step(now);
        assertThat(acknowledged).hasValue(0);
        step();

        assertThat(acknowledged).hasValue(1);
        assertThat(record(index).load().results()).containsOnlyKeys(interval(0));
    }

    @Test
    void whoeverTakesOverHandsOutAgainWhatIsNotRecordedAsDone() {
        archive.addBlock(interval(0));
        archive.addBlock(interval(1));
        archive.closeThrough(interval(99));
        String index = order(12);
        step();
        answer(tasks.drain().getFirst(), 0, List.of());
        step();

        scheduler = newScheduler();
        step();

        assertThat(tasks.intervals()).containsExactly(interval(1));
        workOff();
        step();
        assertThat(record(index).status().state()).isEqualTo(HistoryState.READY);
    }

    @Test
    void schedulesOnlyTheIndexesOfItsPartitions() {
        archive.addBlock(interval(0));
        archive.closeThrough(interval(99));
        String index = order(1);
        int partition = Ownership.partitionOf(index, 16);
        scheduler = newScheduler(Set.of((partition + 1) % 16));
        step();
        assertThat(tasks.sent()).isEmpty();

        scheduler.assign(Set.of(partition), 16);
        step();
        assertThat(tasks.sent()).hasSize(1);

        scheduler.revoke(Set.of(partition), now);
        answer(tasks.drain().getFirst(), 0, List.of());
        assertThat(dropped("not-loading")).isEqualTo(1);
    }

    @Test
    void aCancelledLoadIsLetGoAndItsRecordLeftAsItIs() {
        archive.addBlock(interval(0));
        archive.closeThrough(interval(99));
        String index = order(1);
        step();
        HistoryRecord loading = record(index);
        search.historyRecords().save(loading.with(loading.status().with(HistoryState.DELETED)));
        search.historyIndexes().delete(index);

        workOff();
        step();
        step();

        assertThat(record(index).status().state()).isEqualTo(HistoryState.DELETED);
        assertThat(search.indexNames()).doesNotContain(index);
    }

    @Test
    void anExpiryMovedByAnotherProcessStaysMoved() {
        archive.addBlock(interval(0));
        archive.closeThrough(interval(99));
        String index = order(1);
        step();
        Instant later = now.plus(Duration.ofDays(3));
        HistoryRecord loading = record(index);
        search.historyRecords().save(loading.with(loading.status().withExpiresAt(later)));

        workOff();
        step();

        assertThat(record(index).status().state()).isEqualTo(HistoryState.READY);
        assertThat(record(index).status().expiresAt()).isEqualTo(later);
    }

    @Test
    void anIndexThatSomebodyElseDeletedFailsItsLoad() {
        archive.addBlock(interval(0));
        archive.closeThrough(interval(99));
        String index = order(1);
        step();
        search.historyIndexes().delete(index);

        now = now.plusSeconds(20);
        step();

        assertThat(record(index).status().state()).isEqualTo(HistoryState.FAILED);
        assertThat(record(index).status().error())
                .hasValueSatisfying(error -> assertThat(error).contains("gone"));
    }

    @Test
    void whatCannotBeSentNowIsSentLater() {
        archive.addBlock(interval(0));
        archive.closeThrough(interval(99));
        tasks.setAway(true);
        order(1);
        step();

        tasks.setAway(false);
        step();

        assertThat(tasks.intervals()).containsExactly(interval(0));
    }

    @Test
    void whatCannotBeSavedNowIsAcknowledgedLater() {
        archive.addBlock(interval(0));
        archive.closeThrough(interval(99));
        String index = order(1);
        step();
        write(index, 1);
        answer(tasks.drain().getFirst(), 1, List.of());
        search.setAvailable(false);
        step();
        assertThat(acknowledged).hasValue(0);

        search.setAvailable(true);
        step();

        assertThat(acknowledged).hasValue(1);
        assertThat(record(index).status().state()).isEqualTo(HistoryState.READY);
    }

    @Test
    void itsBooksAreEven() {
        archive.addBlock(interval(0));
        archive.closeThrough(interval(99));
        order(1);
        step();
        LoadTask task = tasks.drain().getFirst();
        answer(task, 0, List.of());
        answer(new LoadTask("history-prod.x", "y", task.environment(), task.interval(), task.range()), 0, List.of());
        step();

        assertThat(registry.get("lookback.scheduler.results.received").counter().count())
                .isEqualTo(2);
        assertThat(registry.get("lookback.scheduler.results.delivered")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(dropped("not-loading")).isEqualTo(1);
        assertThat(registry.get("lookback.scheduler.results.in.hand").gauge().value())
                .isZero();
    }

    private double ended(String outcome) {
        return registry.get("lookback.scheduler.loads.ended")
                .tag("outcome", outcome)
                .counter()
                .count();
    }
}
