package dev.lookback.workers.compressor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.model.block.OffsetRange;
import dev.lookback.model.time.Interval;
import dev.lookback.model.time.Intervals;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class PartitionArchiveTest {

    private static final Intervals INTERVALS = new Intervals(Duration.ofMinutes(5));
    private static final PartRules RULES =
            new PartRules(INTERVALS, Duration.ofSeconds(90), Duration.ofMinutes(10), 1_000);

    /** 16:05 to 16:10, on time until 16:11:30. */
    private static final Interval NOON = Interval.parse("3k9xd");

    private static final Interval EARLIER = new Interval(NOON.number() - 1_000);
    private static final long START = INTERVALS.start(NOON).toEpochMilli();
    private static final long ON_TIME_UNTIL = INTERVALS.end(NOON).toEpochMilli() + 90_000;

    private PartitionArchive archive = archive(0);

    @Test
    void closesAPartWhenNoEventArrives() {
        archive = new PartitionArchive(RULES, new Coverage(0), Optional.of(new Interval(NOON.number() - 1)));
        take(NOON, 0, START + 1_000);

        assertThat(archive.needsEndOffset(ON_TIME_UNTIL)).isFalse();
        assertThat(archive.needsEndOffset(ON_TIME_UNTIL + 1)).isTrue();
        archive.endOffset(1, ON_TIME_UNTIL + 1);

        assertThat(archive.nextDue(1)).map(OpenPart::offsets).contains(new OffsetRange(0, 0));
    }

    @Test
    void waitsUntilThePartitionIsReadToAnEndOffsetAskedForAfterTheBound() {
        take(NOON, 0, START);
        archive.endOffset(1, ON_TIME_UNTIL);
        assertThat(archive.nextDue(1)).isEmpty();

        archive.endOffset(3, ON_TIME_UNTIL + 1);
        assertThat(archive.nextDue(1)).isEmpty();
        take(NOON, 1, ON_TIME_UNTIL);
        take(NOON, 2, ON_TIME_UNTIL);

        assertThat(archive.nextDue(3)).map(OpenPart::offsets).contains(new OffsetRange(0, 2));
    }

    @Test
    void theFirstEventAfterAnIdleTimeIsNotWrittenAlone() {
        take(EARLIER, 0, START);
        archive.endOffset(1, START + Duration.ofHours(2).toMillis());
        archived(1);
        Interval now = INTERVALS.at(Instant.ofEpochMilli(START).plus(Duration.ofHours(2)));
        long appended = INTERVALS.start(now).toEpochMilli();

        take(now, 1, appended);
        assertThat(archive.nextDue(2)).isEmpty();
        take(now, 2, appended + 1_000);

        archive.endOffset(3, INTERVALS.end(now).toEpochMilli() + 90_001);
        assertThat(archive.nextDue(3)).map(OpenPart::offsets).contains(new OffsetRange(1, 2));
    }

    @Test
    void theOnTimePartEndsBeforeTheFirstBatchAppendedLater() {
        take(NOON, 0, START);
        take(NOON, 1, ON_TIME_UNTIL);
        OpenPart late = take(NOON, 2, ON_TIME_UNTIL + 1).orElseThrow();

        assertThat(late.window().isLate()).isTrue();
        assertThat(archive.nextDue(3)).map(OpenPart::offsets).contains(new OffsetRange(0, 1));
    }

    @Test
    void lateBatchesShareAPartByWindowsOfAppendTime() {
        long window = Duration.ofMinutes(10).toMillis();
        long first = (ON_TIME_UNTIL / window + 1) * window;

        OpenPart one = take(EARLIER, 0, first).orElseThrow();
        OpenPart same = take(EARLIER, 5, first + window - 1).orElseThrow();
        OpenPart next = take(EARLIER, 9, first + window).orElseThrow();

        assertThat(same).isSameAs(one);
        assertThat(next).isNotSameAs(one);
        assertThat(one.offsets()).isEqualTo(new OffsetRange(0, 5));
        assertThat(one.hasEnded()).isTrue();
    }

    @Test
    void lateEventsDoNotMakeManySmallParts() {
        long window = Duration.ofMinutes(10).toMillis();
        long first = (ON_TIME_UNTIL / window + 1) * window;
        List<OpenPart> parts = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            parts.add(take(EARLIER, i, first + i * 1_000L, 1).orElseThrow());
        }

        assertThat(parts.stream().distinct()).hasSize(1);
    }

    /** Three hosts' logs of a month, read in half an hour: what crosses the end of a late window is in two parts. */
    @Test
    void anImportOfAMonthIsOnePartAnIntervalOrCloseToIt() {
        int intervals = 30 * 24 * 12;
        long first = INTERVALS.end(NOON).plus(Duration.ofDays(30)).toEpochMilli();
        long took = Duration.ofMinutes(30).toMillis();
        Set<OpenPart> parts = new LinkedHashSet<>();
        for (int batch = 0; batch < 3 * intervals; batch++) {
            // Each host is a little further than the next one.
            Interval interval = new Interval(NOON.number() + Math.floorMod(batch / 3 + batch % 3 * 5, intervals));
            parts.add(take(interval, batch, first + took * batch / (3 * intervals))
                    .orElseThrow());
        }
        int position = 3 * intervals;
        archive.endOffset(position, first + Duration.ofHours(1).toMillis());
        int written = 0;
        for (Optional<OpenPart> due = archive.nextDue(position); due.isPresent(); due = archive.nextDue(position)) {
            archive.archived(due.get());
            written++;
        }

        assertThat(written).isEqualTo(parts.size()).isBetween(intervals, intervals + intervals / 100);
        assertThat(archive.commitOffset(position)).isEqualTo(position);
    }

    @Test
    void isCutBeforeTheBatchThatWouldMakeItTooLarge() {
        OpenPart first = take(NOON, 0, START, 600).orElseThrow();
        take(NOON, 1, START, 400);
        OpenPart second = take(NOON, 2, START, 1).orElseThrow();

        assertThat(first.offsets()).isEqualTo(new OffsetRange(0, 1));
        assertThat(second.offsets()).isEqualTo(new OffsetRange(2, 2));
        assertThat(archive.nextDue(3)).contains(first);
    }

    @Test
    void aBatchLargerThanAPartMayBeIsAPartOfItsOwn() {
        OpenPart large = take(NOON, 0, START, 5_000).orElseThrow();
        OpenPart next = take(NOON, 1, START, 1).orElseThrow();

        assertThat(large).isNotSameAs(next);
        assertThat(large.offsets()).isEqualTo(new OffsetRange(0, 0));
    }

    @Test
    void aRecordAppendedAfterTheBoundEndsAPartWhateverItsInterval() {
        OpenPart part = take(NOON, 0, START).orElseThrow();
        archive.pass(ON_TIME_UNTIL);
        assertThat(part.hasEnded()).isFalse();

        archive.pass(ON_TIME_UNTIL + 1);

        assertThat(archive.nextDue(2)).contains(part);
    }

    @Test
    void givesTheSamePartAgainUntilItIsArchived() {
        take(NOON, 0, START);
        archive.endOffset(1, ON_TIME_UNTIL + 1);
        OpenPart due = archive.nextDue(1).orElseThrow();

        assertThat(archive.nextDue(1)).contains(due);
        assertThat(archive.commitOffset(1)).isZero();
        archive.archived(due);

        assertThat(archive.nextDue(1)).isEmpty();
        assertThat(archive.commitOffset(1)).isEqualTo(1);
    }

    @Test
    void whatComesWhileAPartIsWrittenBeginsAnother() {
        take(NOON, 0, START);
        archive.endOffset(1, ON_TIME_UNTIL + 1);
        OpenPart due = archive.nextDue(1).orElseThrow();

        OpenPart next = take(NOON, 1, ON_TIME_UNTIL).orElseThrow();

        assertThat(next).isNotSameAs(due);
        assertThat(due.offsets()).isEqualTo(new OffsetRange(0, 0));
    }

    @Test
    void theOffsetNeverPassesAnOpenPart() {
        take(NOON, 3, START);
        take(NOON.next(), 4, START);
        take(NOON, 5, START);
        archive.endOffset(6, ON_TIME_UNTIL + 1);
        archived(6);

        assertThat(archive.commitOffset(6)).isEqualTo(4);
    }

    @Test
    void aRecordCountsForEveryIntervalItsLinesAreIn() {
        archive.pass(START);
        archive.take(NOON, 7, START, 10);
        archive.take(NOON.next(), 7, START, 10);
        archive.endOffset(8, ON_TIME_UNTIL + 1);
        archived(8);

        assertThat(archive.commitOffset(8)).isEqualTo(7);
    }

    @Test
    void aRecordWithoutLinesCountsAsArchived() {
        archive.pass(START);

        assertThat(archive.commitOffset(1)).isEqualTo(1);
    }

    @Test
    void skipsWhatTheArchiveHasAndNeverSpansIt() {
        archive = archive(100);
        archive.coverage().list(NOON, List.of(new OffsetRange(10, 20)));

        OpenPart before = take(NOON, 5, START).orElseThrow();
        assertThat(take(NOON, 10, START)).isEmpty();
        assertThat(take(NOON, 20, START)).isEmpty();
        OpenPart after = take(NOON, 21, START).orElseThrow();

        assertThat(before.offsets()).isEqualTo(new OffsetRange(5, 5));
        assertThat(after).isNotSameAs(before);
        assertThat(archive.nextDue(22)).contains(before);
    }

    @Test
    void listsOnlyWhatMayBeArchivedAlready() {
        archive = archive(100);

        assertThat(archive.coverage().needsListing(NOON, 99)).isTrue();
        assertThat(archive.coverage().needsListing(NOON, 100)).isFalse();
        archive.coverage().list(NOON, List.of());
        assertThat(archive.coverage().needsListing(NOON, 99)).isFalse();
    }

    @Test
    void readingAgainFromTheCommitMakesTheSameParts() {
        List<OpenPart> first = partsOf(archive(0), 0);
        PartitionArchive restarted = archive(100);
        restarted.coverage().list(NOON, List.of());
        restarted.coverage().list(NOON.next(), List.of());
        restarted
                .coverage()
                .list(
                        first.getFirst().window().interval(),
                        List.of(first.getFirst().offsets()));

        List<OpenPart> again = partsOf(restarted, first.getFirst().firstOffset());

        assertThat(again.stream().map(OpenPart::toString).toList())
                .isEqualTo(first.stream().skip(1).map(OpenPart::toString).toList());
    }

    @Test
    void closesIntervalsWhenIdleAndNeverGoesBack() {
        archive.endOffset(0, ON_TIME_UNTIL + 1);
        assertThat(archive.closed(0)).contains(NOON);

        take(EARLIER, 0, ON_TIME_UNTIL + 1);
        assertThat(archive.closed(1)).contains(NOON);
        assertThat(archive.needsEndOffset(ON_TIME_UNTIL + 300_001)).isTrue();
        archive.endOffset(1, ON_TIME_UNTIL + 300_001);

        assertThat(archive.closed(1)).contains(NOON.next());
    }

    @Test
    void anIntervalIsNotClosedBeforeItsOnTimePartIsArchived() {
        take(NOON, 0, START);
        archive.endOffset(1, ON_TIME_UNTIL + 1);
        assertThat(archive.closed(1)).contains(new Interval(NOON.number() - 1));

        archived(1);

        assertThat(archive.closed(1)).contains(NOON);
    }

    @Test
    void anIntervalIsNotClosedBeforeThePartitionIsReadFarEnough() {
        archive.endOffset(10, ON_TIME_UNTIL + 1);

        assertThat(archive.closed(9)).isEmpty();
        assertThat(archive.closed(10)).contains(NOON);
    }

    @Test
    void goesOnFromWhatAnEarlierOwnerHasClosed() {
        archive = new PartitionArchive(RULES, new Coverage(0), Optional.of(NOON));
        take(NOON, 0, START);

        assertThat(archive.closed(1)).contains(NOON);
    }

    /** Twenty batches a second apart, of two intervals, cut by size. */
    private static List<OpenPart> partsOf(PartitionArchive archive, long from) {
        for (long offset = from; offset < 20; offset++) {
            Interval interval = offset % 3 == 0 ? NOON.next() : NOON;
            archive.pass(START + offset * 1_000);
            archive.take(interval, offset, START + offset * 1_000, 250);
        }
        archive.endOffset(20, ON_TIME_UNTIL + 900_000);
        List<OpenPart> parts = new ArrayList<>();
        for (Optional<OpenPart> due = archive.nextDue(20); due.isPresent(); due = archive.nextDue(20)) {
            parts.add(due.get());
            archive.archived(due.get());
        }
        return parts;
    }

    private void archived(long position) {
        archive.nextDue(position).ifPresent(archive::archived);
    }

    private Optional<OpenPart> take(Interval interval, long offset, long appendedAt) {
        return take(interval, offset, appendedAt, 10);
    }

    private Optional<OpenPart> take(Interval interval, long offset, long appendedAt, long bytes) {
        archive.pass(appendedAt);
        return archive.take(interval, offset, appendedAt, bytes);
    }

    private static PartitionArchive archive(long rereadUntil) {
        return new PartitionArchive(RULES, new Coverage(rereadUntil), Optional.empty());
    }
}
