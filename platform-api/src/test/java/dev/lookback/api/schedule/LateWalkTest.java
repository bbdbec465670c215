package dev.lookback.api.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.api.environment.TestArchive;
import dev.lookback.model.block.Block;
import dev.lookback.model.block.OffsetRange;
import dev.lookback.model.block.Part;
import dev.lookback.model.block.PartName;
import dev.lookback.model.history.LoadResult;
import dev.lookback.model.time.Interval;
import dev.lookback.model.time.TimeRange;
import dev.lookback.search.HistoryLoad;
import dev.lookback.search.HistoryLoad.Result;
import dev.lookback.search.HistoryRecord;
import dev.lookback.search.HistoryState;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

class LateWalkTest {

    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
    private static final Instant END = START.plus(Duration.ofMinutes(25));

    @Test
    void listsADayAtATimeToTheEndOfTheRange() {
        Instant end = START.plus(Duration.ofHours(49));
        LateWalk walk = new LateWalk(record(end, Map.of()), TestArchive.INTERVALS);

        assertThat(walk.next()).isEqualTo(new LoadLedger.Stretch(interval(0), interval(287)));
        walk.listed(walk.next(), List.of());
        assertThat(walk.next()).isEqualTo(new LoadLedger.Stretch(interval(288), interval(575)));
        walk.listed(walk.next(), List.of());
        assertThat(walk.next()).isEqualTo(new LoadLedger.Stretch(interval(576), interval(587)));
        assertThat(walk.isOver()).isFalse();
        walk.listed(walk.next(), List.of());

        assertThat(walk.isOver()).isTrue();
        assertThat(walk.late()).isEmpty();
    }

    @Test
    void anIntervalIsLateWhenItsPartsAreOthersThanWereRead() {
        LateWalk walk = walk(Map.of(interval(1), result(10, 10), interval(2), result(10, 10)));

        listed(walk, block(1, 10), block(2, 13), block(3, 5));

        assertThat(walk.late()).containsExactly(interval(2), interval(3));
        assertThat(walk.isLess()).isFalse();
    }

    @Test
    void eventsOutsideTheRangeAndThoseThatStoodTwiceAreNotLate() {
        LateWalk walk = walk(Map.of(interval(0), result(3, 10)));

        listed(walk, block(0, 10));

        assertThat(walk.late()).isEmpty();
    }

    @Test
    void anIntervalOfWhichNobodyHasSaidWhatWasListedIsLetBe() {
        LateWalk walk = walk(Map.of(interval(0), result(3, 0)));

        listed(walk, block(0, 10));

        assertThat(walk.late()).isEmpty();
    }

    @Test
    void aPartThatCoversOthersIsReadAgain() {
        LateWalk walk = walk(Map.of(interval(0), result(150, 200)));

        listed(walk, block(0, 150));

        assertThat(walk.late()).containsExactly(interval(0));
        assertThat(walk.isLess()).isFalse();
    }

    @Test
    void anArchiveThatHasLostEventsOfTheIndexHasLess() {
        LateWalk gone = walk(Map.of(interval(0), result(10, 10)));
        listed(gone, block(1, 5));
        LateWalk fewer = walk(Map.of(interval(0), result(10, 10)));
        listed(fewer, block(0, 9));

        assertThat(gone.isLess()).isTrue();
        assertThat(fewer.isLess()).isTrue();
    }

    @Test
    void onlyTheLateIntervalsAreToBeLoaded() {
        LateWalk walk = walk(Map.of(interval(1), result(10, 10), interval(2), result(10, 10)));
        listed(walk, block(1, 10), block(2, 13), block(3, 5));

        HistoryRecord next = walk.toLoad(walk.record(), "another");

        assertThat(next.status().state()).isEqualTo(HistoryState.QUEUED);
        assertThat(next.status().expiresAt()).isEqualTo(walk.record().status().expiresAt());
        assertThat(next.load().id()).isEqualTo("another");
        assertThat(next.load().results()).containsOnlyKeys(interval(1));
        assertThat(next.load().spent()).isEqualTo(Duration.ofSeconds(7));
    }

    private static LateWalk walk(Map<Interval, Result> results) {
        return new LateWalk(record(END, results), TestArchive.INTERVALS);
    }

    private static void listed(LateWalk walk, Block... blocks) {
        walk.listed(walk.next(), List.of(blocks));
        assertThat(walk.isOver()).isTrue();
    }

    private static HistoryRecord record(Instant end, Map<Interval, Result> results) {
        HistoryLoad load = new HistoryLoad(
                "load", HistoryLoad.Size.NONE, new HistoryLoad.Extent(results.size(), 0), new TreeMap<>(results));
        return new HistoryRecord(
                "history-prod.x",
                new HistoryRecord.Request(
                        TestArchive.PROD, new TimeRange(START, end), Optional.empty(), Optional.empty(), "me"),
                new HistoryRecord.Status(HistoryState.READY, END, END, Optional.of(END), Optional.empty()),
                load.with(Duration.ofSeconds(7)),
                Optional.empty());
    }

    private static Result result(long read, long listed) {
        return new Result(new LoadResult.Counts(read, 0, 0), listed, List.of());
    }

    private static Block block(int number, long events) {
        PartName name = new PartName("1f0c9a3b", 0, new OffsetRange(0, 0), events, 1);
        return new Block(interval(number), List.of(new Part(interval(number), name, 1, Instant.EPOCH)));
    }

    private static Interval interval(int number) {
        return new Interval(TestArchive.INTERVALS.at(START).number() + number);
    }
}
