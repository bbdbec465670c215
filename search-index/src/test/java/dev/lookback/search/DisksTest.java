package dev.lookback.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Collections;
import java.util.List;

class DisksTest {

    @Test
    void aDiskBeyondItsWatermarkGivesNoRoomAndTakesNoneOfTheOthers() {
        Disks disks = new Disks(
                "85%",
                List.of(
                        new Disks.Disk(1_000, 400, 150),
                        new Disks.Disk(1_000, 100, 150),
                        new Disks.Disk(500, 300, 75)));

        assertThat(disks.roomBytes()).isEqualTo(250 + 225);
        assertThat(disks.allowedBytes()).isEqualTo(850 + 850 + 425);
        assertThat(disks.copies()).isEqualTo(2);
    }

    @Test
    void withoutANodeForIndexesThereIsNoRoom() {
        Disks disks = new Disks("85%", List.of());

        assertThat(disks.roomBytes()).isZero();
        assertThat(disks.hasRoomFor(0, 0)).isFalse();
        assertThat(disks.canEverHold(1)).isFalse();
        assertThat(disks.copies()).isOne();
    }

    @Test
    void anIndexHasToFitOnOneDiskAndWithItsReplicaOnAllOfThem() {
        Disks disks = new Disks("50%", List.of(new Disks.Disk(1_000, 900, 500), new Disks.Disk(1_000, 600, 500)));

        assertThat(disks.hasRoomFor(250, 0)).isTrue();
        assertThat(disks.hasRoomFor(251, 0)).isFalse();
        assertThat(disks.hasRoomFor(250, 1)).isFalse();
        assertThat(disks.hasRoomFor(0, 500)).isFalse();
        assertThat(disks.canEverHold(500)).isTrue();
        assertThat(disks.canEverHold(501)).isFalse();

        Disks three = new Disks("50%", Collections.nCopies(3, new Disks.Disk(1_000, 600, 500)));
        assertThat(three.hasRoomFor(100, 0)).isTrue();
        assertThat(three.hasRoomFor(101, 0)).isFalse();
    }

    @Test
    void aSmallDiskAndAWatermarkInBytesLeaveNothing() {
        Disks disks = new Disks("10gb", List.of(new Disks.Disk(1_000, 900, 5_000)));

        assertThat(disks.allowedBytes()).isZero();
        assertThat(disks.roomBytes()).isZero();
    }
}
