package dev.lookback.api.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.api.environment.Closing;
import dev.lookback.model.block.Block;
import dev.lookback.model.block.OffsetRange;
import dev.lookback.model.block.Part;
import dev.lookback.model.block.PartName;
import dev.lookback.model.history.LoadResult.Counts;
import dev.lookback.model.time.Interval;
import dev.lookback.search.HistoryLoad;
import dev.lookback.search.HistoryLoad.Result;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

class LoadLedgerTest {

    private static final Instant NOW = Instant.parse("2026-11-23T16:00:00Z");

    private final LoadLedger ledger = new LoadLedger(interval(10), interval(19), Map.of());

    @Test
    void everyIntervalIsPendingUntilItCloses() {
        assertThat(ledger.toList(Closing.NOTHING)).isEmpty();
        assertThat(ledger.toList(closed(9))).isEmpty();
        assertThat(ledger.extent()).isEqualTo(new HistoryLoad.Extent(10, 10));
        assertThat(ledger.isDone()).isFalse();
    }

    @Test
    void listsWhatHasClosedOnceAndOnlyWithinTheRange() {
        LoadLedger.Stretch first = ledger.toList(closed(13)).orElseThrow();
        assertThat(first).isEqualTo(new LoadLedger.Stretch(interval(10), interval(13)));

        ledger.listed(first, List.of());

        assertThat(ledger.toList(closed(13))).isEmpty();
        assertThat(ledger.toList(closed(99))).contains(new LoadLedger.Stretch(interval(14), interval(19)));
        assertThat(ledger.extent()).isEqualTo(new HistoryLoad.Extent(6, 6));
    }

    @Test
    void aQuietIntervalIsEmptyAndNeedsNoTask() {
        closeAllWithBlocksAt();

        assertThat(ledger.handOut(8, NOW)).isEmpty();
        assertThat(ledger.isDone()).isTrue();
        assertThat(ledger.extent()).isEqualTo(new HistoryLoad.Extent(0, 0));
    }

    @Test
    void handsOutTheEarliestUntilTheWindowIsFull() {
        closeAllWithBlocksAt(12, 11, 15, 17);

        assertThat(ledger.handOut(2, NOW)).containsExactly(interval(11), interval(12));
        assertThat(ledger.handOut(2, NOW)).isEmpty();

        ledger.take(interval(11), read(5));

        assertThat(ledger.handOut(2, NOW)).containsExactly(interval(15));
    }

    @Test
    void isDoneWhenEveryBlockHasAResult() {
        closeAllWithBlocksAt(11, 12);
        ledger.handOut(8, NOW);

        ledger.take(interval(12), new Result(new Counts(10, 1, 2), List.of()));
        assertThat(ledger.isDone()).isFalse();
        ledger.take(interval(11), new Result(new Counts(3, 0, 0), List.of("gone")));

        assertThat(ledger.isDone()).isTrue();
        assertThat(ledger.events()).isEqualTo(new Counts(13, 1, 2));
        assertThat(ledger.missing()).containsExactly("gone");
    }

    @Test
    void aRedoneIntervalReplacesItsEarlierResult() {
        closeAllWithBlocksAt(11);
        ledger.handOut(8, NOW);

        ledger.take(interval(11), read(5));
        ledger.take(interval(11), read(7));

        assertThat(ledger.events().read()).isEqualTo(7);
    }

    @Test
    void aResultFromOutsideTheRangeIsNotTaken() {
        assertThat(ledger.take(interval(9), read(1))).isFalse();
        assertThat(ledger.take(interval(20), read(1))).isFalse();
        assertThat(ledger.results()).isEmpty();
    }

    @Test
    void afterATakeoverHandsOutOnlyWhatIsNotRecordedAsDone() {
        LoadLedger next = new LoadLedger(interval(10), interval(19), Map.of(interval(11), read(5)));

        next.listed(next.toList(closed(19)).orElseThrow(), blocks(11, 12));

        assertThat(next.extent()).isEqualTo(new HistoryLoad.Extent(2, 0));
        assertThat(next.handOut(8, NOW)).containsExactly(interval(12));
    }

    @Test
    void aResultOfATaskThatThePredecessorHandedOutSpares() {
        closeAllWithBlocksAt(11);

        ledger.take(interval(11), read(5));

        assertThat(ledger.handOut(8, NOW)).isEmpty();
        assertThat(ledger.isDone()).isTrue();
    }

    @Test
    void handsOutAgainWhatHasHadNoResultForTooLong() {
        closeAllWithBlocksAt(11, 12);
        ledger.handOut(1, NOW);
        ledger.handOut(2, NOW.plusSeconds(60));

        assertThat(ledger.takeBackOlderThan(NOW)).isEmpty();
        assertThat(ledger.takeBackOlderThan(NOW.plusSeconds(1))).containsExactly(interval(11));

        assertThat(ledger.handOut(2, NOW.plusSeconds(61))).containsExactly(interval(11));
    }

    @Test
    void startingOverLetsEveryBlockWaitAgain() {
        closeAllWithBlocksAt(11, 12);
        ledger.handOut(8, NOW);
        ledger.take(interval(11), read(5));

        ledger.startOver();

        assertThat(ledger.results()).isEmpty();
        assertThat(ledger.handOut(8, NOW)).containsExactly(interval(11), interval(12));
    }

    private void closeAllWithBlocksAt(int... numbers) {
        ledger.listed(ledger.toList(closed(19)).orElseThrow(), blocks(numbers));
    }

    private static List<Block> blocks(int... numbers) {
        return Arrays.stream(numbers)
                .mapToObj(LoadLedgerTest::interval)
                .map(interval -> new Block(
                        interval,
                        List.of(new Part(
                                interval, new PartName("1f0c9a3b", 0, new OffsetRange(0, 0), 1, 1), 1, Instant.EPOCH))))
                .toList();
    }

    private static Result read(long events) {
        return new Result(new Counts(events, 0, 0), List.of());
    }

    private static Closing closed(int number) {
        return Closing.through(interval(number));
    }

    private static Interval interval(int number) {
        return new Interval(number);
    }
}
