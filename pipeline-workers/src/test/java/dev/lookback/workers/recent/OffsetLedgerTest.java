package dev.lookback.workers.recent;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;

class OffsetLedgerTest {

    private static final TopicPartition ONE = new TopicPartition("h-prod", 1);
    private static final TopicPartition TWO = new TopicPartition("h-prod", 2);

    private final OffsetLedger ledger = new OffsetLedger();

    @Test
    void theOffsetNeverPassesWhatIsInHand() {
        OffsetLedger.Entry first = ledger.begin(ONE, 10, 1);
        OffsetLedger.Entry second = ledger.begin(ONE, 11, 1);
        OffsetLedger.Entry third = ledger.begin(ONE, 15, 1);

        ledger.settle(second);
        ledger.settle(third);
        assertThat(ledger.takeCommittable()).isEmpty();

        ledger.settle(first);
        assertThat(ledger.takeCommittable()).isEqualTo(Map.of(ONE, 16L));
        assertThat(ledger.takeCommittable()).isEmpty();
    }

    @Test
    void partitionsDoNotWaitForEachOther() {
        ledger.begin(ONE, 10, 1);
        OffsetLedger.Entry other = ledger.begin(TWO, 3, 1);

        ledger.settle(other);

        assertThat(ledger.takeCommittable()).isEqualTo(Map.of(TWO, 4L));
    }

    @Test
    void whatIsSettledAfterItsPartitionHasGoneIsNotCommitted() {
        OffsetLedger.Entry first = ledger.begin(ONE, 10, 5);
        ledger.forget(List.of(ONE));
        OffsetLedger.Entry again = ledger.begin(ONE, 10, 5);

        ledger.settle(first);
        assertThat(ledger.takeCommittable()).isEmpty();
        assertThat(ledger.bytes()).isEqualTo(5);

        ledger.settle(again);
        assertThat(ledger.takeCommittable()).isEqualTo(Map.of(ONE, 11L));
        assertThat(ledger.bytes()).isZero();
    }

    @Test
    void aFailedCommitStandsUntilALaterOneTakesItsPlace() {
        ledger.commitLater(ONE, 16);
        assertThat(ledger.takeCommittable()).isEqualTo(Map.of(ONE, 16L));

        ledger.settle(ledger.begin(ONE, 20, 1));
        ledger.commitLater(ONE, 16);
        assertThat(ledger.takeCommittable()).isEqualTo(Map.of(ONE, 21L));
    }

    @Test
    void awaitingEndsWhenNothingIsInHandOrAfterTheLimit() {
        ledger.awaitSettled(List.of(ONE), Duration.ofMinutes(5));
        OffsetLedger.Entry entry = ledger.begin(ONE, 10, 1);
        ledger.awaitSettled(List.of(ONE), Duration.ofMillis(1));
        Thread.ofVirtual().start(() -> ledger.settle(entry));

        ledger.awaitSettled(List.of(ONE), Duration.ofMinutes(5));

        assertThat(ledger.takeCommittable()).isEqualTo(Map.of(ONE, 11L));
    }
}
