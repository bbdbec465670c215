package dev.lookback.api.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.search.HistoryState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Loads beside each other, with the window and the partitions that there are where nothing is set. */
class FairSharesTest extends SchedulerTests {

    private static final int PARTITIONS = 16;
    private static final SchedulerProperties DEFAULTS = new SchedulerProperties(
            8, PARTITIONS, Duration.ofHours(1), Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofMinutes(1));
    private static final int HOUR = 12;
    private static final int MONTH = 1_000;
    private static final int HEAD_START = 100;

    private SimulatedIndexers indexers = new SimulatedIndexers(2);

    @BeforeEach
    void fillTheArchive() {
        IntStream.range(0, MONTH).forEach(number -> archive.addBlock(interval(number)));
        archive.closeThrough(interval(MONTH));
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 130, 275, 441, 600, 777, 801, 950})
    void anHourBesideAMonthTakesAboutTwiceItsTime(int first) {
        compare(first, 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 130, 275, 441, 600, 777, 801, 950})
    void withTwoIndexersToo(int first) {
        compare(first, 4);
    }

    @Test
    void aMonthBesideHourAfterHourGoesOn() {
        restart(2);
        String month = order(MONTH);
        IntStream.range(0, HEAD_START).forEach(turn -> turn());
        int before = done(month);
        for (int number = 0; number < 10; number++) {
            turnsUntilReady(order(number * HOUR, HOUR, Optional.of("*")));
        }

        assertThat(done(month) - before).isGreaterThan(10);
    }

    @Test
    void whoeverIsLeftHasTheWholeWindow() {
        restart(2);
        String month = order(MONTH);
        turnsUntilReady(order(7, HOUR, Optional.of("*")));

        turn();

        assertThat(indexers.outstanding(month)).isGreaterThanOrEqualTo(DEFAULTS.window() - 2);
    }

    private void compare(int first, int workers) {
        restart(workers);
        int alone = turnsUntilReady(order(first, HOUR, Optional.empty()));

        restart(workers);
        String month = order(MONTH);
        IntStream.range(0, HEAD_START).forEach(turn -> turn());
        int before = done(month);
        int beside = turnsUntilReady(order(first, HOUR, Optional.of("*")));

        assertThat((double) beside / alone)
                .as("%d turns beside, %d alone", beside, alone)
                .isBetween(1.0, 2.6);
        assertThat(done(month)).isGreaterThan(before);
    }

    private int done(String index) {
        return record(index).load().results().size();
    }

    private void restart(int workers) {
        scheduler = newScheduler(IntStream.range(0, PARTITIONS).boxed().collect(Collectors.toSet()), DEFAULTS);
        indexers = new SimulatedIndexers(workers);
        tasks.drain();
    }

    private int turnsUntilReady(String index) {
        int turns = 0;
        while (record(index).status().state() != HistoryState.READY) {
            turn();
            turns++;
        }
        return turns;
    }

    private void turn() {
        now = now.plus(Duration.ofSeconds(1));
        scheduler.step(now);
        indexers.add(tasks.drain());
        indexers.turn(task -> {
            answer(task, 0, List.of());
            scheduler.step(now);
        });
    }
}
