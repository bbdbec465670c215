package dev.lookback.api.verify;

import static dev.lookback.api.verify.SampleArchive.FIRST;
import static dev.lookback.api.verify.SampleArchive.data;
import static dev.lookback.api.verify.SampleArchive.interval;
import static dev.lookback.api.verify.SampleArchive.manifest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.api.verify.Unknown.Reason;
import dev.lookback.model.batch.BatchHeaders;
import dev.lookback.model.block.AgentBatches;
import dev.lookback.model.block.OffsetRange;
import dev.lookback.model.block.PartManifest;
import dev.lookback.model.time.Interval;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Optional;

class GapTest {

    private static final Interval LONG_AGO = interval(-100_000);

    private final SampleArchive archive = new SampleArchive();
    private long offset;

    @Test
    void whereEveryNumberIsThereIsNoGap() {
        write(FIRST, "a", batches(0, null));
        write(FIRST, "a", batches(1, FIRST));
        write(interval(1), "a", batches(2, FIRST, interval(1), interval(1)));

        VerifyAnswer answer = verify(3);

        assertThat(answer.whole()).isTrue();
        assertThat(answer.agents()).containsExactly(new VerifyAnswer.Agent("a", "web-a", 0, 4));
    }

    @Test
    void aMissingBatchIsAGapInTheIntervalThatTheNextOneNames() {
        write(FIRST, "a", batches(0, null));
        write(interval(2), "a", batches(2, interval(1)));

        VerifyAnswer answer = verify(3);

        assertThat(answer.whole()).isFalse();
        assertThat(answer.gaps()).containsExactly(gap(1, interval(1)));
        assertThat(answer.unknown()).isEmpty();
    }

    @Test
    void aBatchThatCameOutOfTheOrderOfTimeIsNoGap() {
        write(interval(2), "a", batches(0, null));
        write(FIRST, "a", batches(1, interval(2)));
        write(interval(1), "a", batches(2, FIRST));

        assertThat(verify(3).whole()).isTrue();
    }

    @Test
    void aBatchOutsideTheRangeIsNoGap() {
        write(LONG_AGO, "a", batches(6, interval(-1)));
        write(FIRST, "a", batches(5, null));
        write(interval(1), "a", batches(7, LONG_AGO));
        write(interval(-1), "a", batches(4, null));

        VerifyAnswer answer = archive.verify(interval(1), interval(2));

        assertThat(answer.whole()).isTrue();
        assertThat(answer.agents()).containsExactly(new VerifyAnswer.Agent("a", "web-a", 7, 7));
    }

    @Test
    void theBatchBeforeTheRangeIsMissedInItsInterval() {
        write(interval(-2), "b", batches(0, null));
        write(interval(-1), "a", batches(3, interval(-2)));
        write(FIRST, "a", batches(5, interval(-1)));

        assertThat(verify(3).gaps()).containsExactly(gap(4, interval(-1)));
    }

    @Test
    void anImportBetweenLiveBatchesIsNoGap() {
        Interval before = FIRST;
        write(FIRST, "a", batches(0, null));
        for (int number = 1; number < 60; number++) {
            Interval now = number % 3 == 0 ? interval(number / 20) : new Interval(LONG_AGO.number() + number);
            write(now, "a", batches(number, before));
            before = now;
        }

        VerifyAnswer answer = verify(3);

        assertThat(answer.whole()).isTrue();
        assertThat(answer.agents()).containsExactly(new VerifyAnswer.Agent("a", "web-a", 0, 57));
    }

    @Test
    void aBatchThatIsMissingBehindAnImportIsFound() {
        write(FIRST, "a", batches(0, null));
        // 1 is missing: of the range, and named by a batch outside.
        write(LONG_AGO, "a", batches(2, interval(1)));
        write(new Interval(LONG_AGO.number() + 5), "a", batches(3, LONG_AGO));
        write(interval(2), "a", batches(4, new Interval(LONG_AGO.number() + 5)));

        VerifyAnswer answer = verify(3);

        assertThat(answer.gaps()).containsExactly(gap(1, interval(1)));
        assertThat(answer.unknown()).isEmpty();
    }

    @Test
    void aBatchOfAnImportThatIsMissingIsFound() {
        write(FIRST, "a", batches(0, null));
        write(LONG_AGO, "a", batches(1, FIRST));
        write(interval(2), "a", batches(3, LONG_AGO));

        assertThat(verify(3).gaps()).containsExactly(gap(2, LONG_AGO));
    }

    @Test
    void ofSeveralInARowTheLastIsAGapAndThoseBeforeHaveNoPlace() {
        write(FIRST, "a", batches(0, null));
        write(interval(2), "a", batches(5, interval(1)));

        VerifyAnswer answer = verify(3);

        assertThat(answer.gaps()).containsExactly(gap(4, interval(1)));
        assertThat(answer.unknown()).singleElement().satisfies(unknown -> {
            assertThat(unknown.reason()).isEqualTo(Reason.UNPLACED);
            assertThat(unknown.batches()).isEqualTo(new Unknown.Batches("a", "web-a", 1L, 3L));
            assertThat(unknown.detail()).contains("batch 4, which would say it");
        });
    }

    @Test
    void aBatchWhoseIntervalIsOpenIsUnknown() {
        write(FIRST, "a", batches(0, null));
        write(FIRST, "a", batches(2, interval(1)));
        archive.closeThrough(FIRST);

        VerifyAnswer answer = archive.verify(FIRST, FIRST);

        assertThat(answer.gaps()).isEmpty();
        assertReason(answer, Reason.OPEN);
    }

    @Test
    void aBatchThatMayStillComeLateIsUnknown() {
        write(FIRST, "a", batches(0, null));
        PartManifest part = write(interval(2), "a", batches(2, interval(1)));
        archive.archiveUntil(part.writing().writtenAt().minusSeconds(1));

        VerifyAnswer answer = verify(3);

        assertThat(answer.gaps()).isEmpty();
        assertReason(answer, Reason.ON_ITS_WAY);

        archive.archiveUntil(part.writing().writtenAt());
        assertThat(verify(3).gaps()).hasSize(1);
    }

    @Test
    void aBatchOlderThanTheArchiveHarmsNothing() {
        write(FIRST, "a", batches(8, interval(-1)));

        VerifyAnswer answer = verify(3);

        assertThat(answer.whole()).isTrue();
        assertReason(answer, Reason.OLDER_THAN_ARCHIVE);
    }

    @Test
    void aBatchThatAPartWithoutManifestMayHaveIsUnknown() {
        write(FIRST, "a", batches(0, null));
        archive.objects.remove(manifest(write(interval(1), "a", batches(1, FIRST))));
        write(interval(2), "a", batches(2, interval(1)));

        VerifyAnswer answer = verify(3);

        assertThat(answer.problems()).extracting(Finding::kind).containsExactly(FindingKind.MANIFEST_MISSING);
        assertThat(answer.gaps()).isEmpty();
        assertReason(answer, Reason.UNREADABLE);
    }

    @Test
    void aPartWhoseDataIsGoneStillSaysItsNumbers() {
        write(FIRST, "a", batches(0, null));
        archive.objects.remove(data(write(interval(1), "a", batches(1, FIRST))));
        write(interval(2), "a", batches(2, interval(1)));

        VerifyAnswer answer = verify(3);

        assertThat(answer.problems()).extracting(Finding::kind).containsExactly(FindingKind.DATA_MISSING);
        assertThat(answer.gaps()).isEmpty();
        assertThat(answer.unknown()).isEmpty();
    }

    @Test
    void aBatchInTwoPartsThatCrossIsOne() {
        archive.part(FIRST, 0, new OffsetRange(0, 6), agent("a", batches(0, null, FIRST, FIRST)));
        archive.part(FIRST, 0, new OffsetRange(4, 9), agent("a", batches(1, FIRST, FIRST, FIRST)));

        VerifyAnswer answer = verify(3);

        assertThat(answer.whole()).isTrue();
        assertThat(answer.parts()).isEqualTo(2);
    }

    @Test
    void ofOtherProducersNothingIsSaid() {
        archive.part(FIRST, 0, 0, 9);

        VerifyAnswer answer = verify(3);

        assertThat(answer.whole()).isTrue();
        assertThat(answer.agents()).isEmpty();
    }

    @Test
    void aManifestThatNamesNoIntervalLeavesItUnplaced() {
        write(FIRST, "a", batches(4, null));

        assertReason(verify(3), Reason.UNPLACED);
    }

    @Test
    void behindTheLastNumberSeenNothingIsSaid() {
        write(FIRST, "a", batches(0, null));
        write(interval(5), "a", batches(2, interval(1)));

        VerifyAnswer answer = archive.verify(FIRST, interval(3));

        assertThat(answer.whole()).isTrue();
        assertThat(answer.agents()).containsExactly(new VerifyAnswer.Agent("a", "web-a", 0, 0));
    }

    @Test
    void agentsAreToldApart() {
        write(FIRST, "a", batches(0, null));
        write(FIRST, "b", batches(0, null, FIRST, FIRST));
        write(interval(1), "a", batches(2, FIRST));

        assertThat(verify(3).gaps()).containsExactly(gap(1, FIRST));
    }

    @Test
    void moreThanCanBeFollowedIsSaidToBe() {
        NumbersLedger ledger = new NumbersLedger(5);
        for (int number = 0; number < 20; number += 2) {
            PartManifest part = write(interval(number), "scattered", batches(number, interval(number)));
            ledger.add(java.util.List.of(part));
        }
        ledger.add(java.util.List.of(write(FIRST, "quiet", batches(0, null))));

        assertThat(ledger.givenUp()).containsExactly("scattered");
        assertThat(ledger.agents()).containsOnlyKeys("quiet");
    }

    private PartManifest write(Interval interval, String agent, AgentBatches batches) {
        return archive.part(interval, 0, new OffsetRange(offset, offset++), agent(agent, batches));
    }

    private static Map<String, AgentBatches> agent(String agent, AgentBatches batches) {
        return Map.of(agent, new AgentBatches("web-" + agent, batches.batches(), batches.previous()));
    }

    /** Of consecutive numbers; each has the interval of the one before it. */
    private static AgentBatches batches(long first, Interval... previous) {
        AgentBatches.Ledger ledger = new AgentBatches.Ledger("");
        long number = first;
        for (Interval interval : previous == null ? new Interval[] {null} : previous) {
            ledger.add(new BatchHeaders.Origin(number++, Optional.ofNullable(interval)));
        }
        return ledger.batches();
    }

    private VerifyAnswer verify(int intervals) {
        return archive.verify(FIRST, interval(intervals));
    }

    private static Gap gap(long number, Interval interval) {
        return new Gap("a", "web-a", number, number, interval.key());
    }

    private static void assertReason(VerifyAnswer answer, Reason reason) {
        assertThat(answer.unknown()).extracting(Unknown::reason).containsExactly(reason);
    }
}
