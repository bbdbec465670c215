package dev.lookback.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.model.history.HistoryIndexName;
import dev.lookback.model.time.TimeRange;
import dev.lookback.model.topic.Environment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

abstract class SearchStorageContract {

    private static final Environment PROD = new Environment("prod");
    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

    abstract TestCluster cluster();

    @BeforeEach
    void wipe() {
        cluster().wipe();
    }

    @Test
    void everyNodeHasADisk() {
        assertThat(cluster().searchStorage().nodes()).isNotEmpty().allSatisfy(node -> {
            assertThat(node.name()).isNotEmpty();
            assertThat(node.availableBytes()).isPositive().isLessThanOrEqualTo(node.totalBytes());
        });
    }

    @Test
    void anEnvironmentTakesWhatItsOwnIndexesTake() {
        cluster().recentIndexes().prepare(PROD);
        write("recent-prod.2026.11.23", 1);
        write("recent-prod.2026.11.23", 2);
        write("recent-prod.2026.11.24", 3);
        write("recent-prod-eu.2026.11.23", 4);
        cluster().historyIndexes().create(history(PROD, 60));
        List.of("recent-prod", "recent-prod-eu.2026.11.23").forEach(cluster()::documents);

        SearchStorage.Usage recent = cluster().searchStorage().recent(PROD);
        SearchStorage.Usage history = cluster().searchStorage().history(PROD);

        assertThat(recent.indexes()).isEqualTo(2);
        assertThat(recent.events()).isEqualTo(3);
        assertThat(recent.bytes()).isPositive();
        assertThat(history.indexes()).isOne();
        assertThat(history.events()).isZero();
    }

    @Test
    void everyHistoryIndexOfAnEnvironmentHasASizeOfItsOwn() {
        HistoryIndex loaded = history(PROD, 60);
        HistoryIndex empty = history(PROD, 120);
        List.of(loaded, empty, history(new Environment("prod-eu"), 60))
                .forEach(cluster().historyIndexes()::create);
        write(HistoryIndexName.writeAlias(loaded.name()), 1);
        cluster().documents(loaded.name());

        SortedMap<String, SearchStorage.IndexSize> sizes =
                cluster().searchStorage().historyIndexes(PROD);

        assertThat(sizes).containsOnlyKeys(loaded.name(), empty.name());
        SearchStorage.IndexSize size = sizes.get(loaded.name());
        assertThat(size.primaryBytes())
                .isGreaterThan(sizes.get(empty.name()).primaryBytes())
                .isLessThanOrEqualTo(size.bytes());
    }

    @Test
    void whatAWatermarkLeavesIsNoMoreThanTheDisks() {
        Disks disks = cluster().searchStorage().disks();

        assertThat(disks.lowWatermark()).isNotEmpty();
        assertThat(disks.copies()).isOne();
        assertThat(disks.disks()).singleElement().satisfies(disk -> {
            assertThat(disk.totalBytes()).isPositive();
            assertThat(disks.allowedBytes()).isEqualTo(disk.totalBytes() - disk.keptFreeBytes());
            assertThat(disks.roomBytes()).isBetween(0L, disk.availableBytes());
        });
    }

    @Test
    void anEnvironmentWithoutIndexesTakesNothing() {
        assertThat(cluster().searchStorage().recent(PROD)).isEqualTo(new SearchStorage.Usage(0, 0, 0));
        assertThat(cluster().searchStorage().history(PROD)).isEqualTo(new SearchStorage.Usage(0, 0, 0));
    }

    private static HistoryIndex history(Environment environment, int seconds) {
        TimeRange range = new TimeRange(START, START.plusSeconds(seconds));
        return new HistoryIndex(environment, range, Optional.empty(), "somebody", START.plusSeconds(9_999));
    }

    private void write(String index, int number) {
        byte[] line = Lines.line(number, START);
        DocumentBatch batch = new DocumentBatch(0);
        batch.add(index, line, 0, line.length);
        assertThat(cluster().documentWriter().write(batch, WriteMode.ANY_TARGET).created())
                .isOne();
    }
}
