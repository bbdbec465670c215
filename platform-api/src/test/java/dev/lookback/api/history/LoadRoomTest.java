package dev.lookback.api.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.api.policy.Policy;
import dev.lookback.search.Disks;
import dev.lookback.search.HistoryLoad;
import dev.lookback.search.SearchStorage.IndexSize;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

class LoadRoomTest {

    private static final Disks TWO_NODES = new Disks("85%", Collections.nCopies(2, new Disks.Disk(1_000, 900, 150)));

    @Test
    void anIndexCountsWithTheReplicaThatItWillHave() {
        LoadRoom room = new LoadRoom(policy(Optional.of(100L), 10), using(0, 0, 0), TWO_NODES);

        assertThat(room.refusal(load(50), false)).isEmpty();
        assertThat(room.refusal(load(51), false)).hasValueSatisfying(refusal -> {
            assertThat(refusal.status()).isEqualTo(422);
            assertThat(refusal.limit()).isEqualTo("historyMaxBytes");
            assertThat(refusal.needed()).isEqualTo(102);
        });
    }

    @Test
    void whatNeverFitsIsSaidBeforeWhatMayFitLater() {
        LoadRoom room = new LoadRoom(policy(Optional.of(100L), 1), using(1, 100, 0), TWO_NODES);

        assertThat(room.refusal(load(51), false))
                .hasValueSatisfying(refusal -> assertThat(refusal.status()).isEqualTo(422));
        assertThat(room.refusal(load(50), false))
                .hasValueSatisfying(refusal -> assertThat(refusal.limit()).isEqualTo("historyMaxConcurrent"));
    }

    @Test
    void whatOtherLoadsOfTheEnvironmentStillWriteIsInUse() {
        LoadRoom room = new LoadRoom(policy(Optional.of(100L), 10), using(1, 20, 30), TWO_NODES);

        assertThat(room.refusal(load(10), false)).isEmpty();
        assertThat(room.refusal(load(11), false)).hasValueSatisfying(refusal -> {
            assertThat(refusal.status()).isEqualTo(409);
            assertThat(refusal.value()).isEqualTo(100);
            assertThat(refusal.inUse()).isEqualTo(80);
            assertThat(refusal.needed()).isEqualTo(22);
            assertThat(refusal.detail()).contains("history-prod.large is the largest, with 15 B");
        });
    }

    @Test
    void aDiskThatIsLargeEnoughAndTooFullRefusesForNow() {
        Disks full = new Disks("85%", List.of(new Disks.Disk(1_000, 200, 150)));
        LoadRoom room = new LoadRoom(policy(Optional.empty(), 10), using(0, 0, 0), full);

        assertThat(room.refusal(load(50), false)).isEmpty();
        assertThat(room.refusal(load(51), false)).hasValueSatisfying(refusal -> {
            assertThat(refusal.status()).isEqualTo(409);
            assertThat(refusal.limit()).isEqualTo("cluster.routing.allocation.disk.watermark.low");
            assertThat(refusal.value()).isEqualTo(850);
            assertThat(refusal.inUse()).isEqualTo(800);
            assertThat(refusal.detail()).contains("at most 50 B", "85%", "narrow the range", "add disk");
        });
        assertThat(room.refusal(load(851), false)).hasValueSatisfying(refusal -> {
            assertThat(refusal.status()).isEqualTo(422);
            assertThat(refusal.limit()).isEqualTo("cluster.routing.allocation.disk.watermark.low");
        });
    }

    @Test
    void loadsOfOtherEnvironmentsFillTheSameDisks() {
        Disks disks = new Disks("85%", List.of(new Disks.Disk(1_000, 200, 150)));
        LoadRoom.InUse elsewhere = new LoadRoom.InUse(0, new TreeMap<>(), 0, 40);
        LoadRoom room = new LoadRoom(policy(Optional.of(100L), 1), elsewhere, disks);

        assertThat(room.refusal(load(10), false)).isEmpty();
        assertThat(room.refusal(load(11), false))
                .hasValueSatisfying(refusal -> assertThat(refusal.inUse()).isEqualTo(840));
    }

    @Test
    void aFilterIsRefusedOnlyWhereNothingIsLeft() {
        Disks disks = new Disks("85%", List.of(new Disks.Disk(1_000, 200, 150)));

        assertThat(new LoadRoom(policy(Optional.of(100L), 1), using(0, 99, 0), disks).refusal(load(9_999), true))
                .isEmpty();
        assertThat(new LoadRoom(policy(Optional.of(100L), 1), using(0, 100, 0), disks).refusal(load(9_999), true))
                .hasValueSatisfying(refusal -> assertThat(refusal.limit()).isEqualTo("historyMaxBytes"));
        assertThat(new LoadRoom(policy(Optional.empty(), 1), using(0, 0, 50), disks).refusal(load(9_999), true))
                .hasValueSatisfying(refusal -> assertThat(refusal.status()).isEqualTo(409));
    }

    private static Policy policy(Optional<Long> maxBytes, int maxConcurrent) {
        return new Policy(Duration.ofDays(7), Duration.ofDays(1), Duration.ofDays(2), maxBytes, maxConcurrent);
    }

    /** @param bytes in two indexes, with replicas */
    private static LoadRoom.InUse using(int loads, long bytes, long toCome) {
        TreeMap<String, IndexSize> indexes = new TreeMap<>();
        indexes.put("history-prod.large", new IndexSize(bytes, bytes * 3 / 4));
        indexes.put("history-prod.small", new IndexSize(bytes, bytes - bytes * 3 / 4));
        return new LoadRoom.InUse(loads, indexes, toCome, toCome);
    }

    private static HistoryLoad.Size load(long indexBytes) {
        return new HistoryLoad.Size(1, 1, 1, 1, indexBytes, Duration.ZERO);
    }
}
