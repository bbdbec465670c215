package dev.lookback.api.expiry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.model.time.TimeRange;
import dev.lookback.model.topic.Environment;
import dev.lookback.search.HistoryIndex;
import dev.lookback.search.HistoryLoad;
import dev.lookback.search.HistoryRecord;
import dev.lookback.search.HistoryState;
import dev.lookback.search.InMemorySearch;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.TreeMap;

class ExpirySweepTest {

    private static final Instant NOW = Instant.parse("2026-11-23T16:00:00Z");
    private static final Instant BEFORE = NOW.minusSeconds(1);
    private static final Instant LATER = NOW.plusSeconds(1);
    private static final HistoryIndex INDEX = new HistoryIndex(
            new Environment("prod"),
            new TimeRange(NOW.minusSeconds(7_200), NOW.minusSeconds(3_600)),
            Optional.empty(),
            "me",
            NOW);

    private final InMemorySearch search = new InMemorySearch();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ExpirySweep sweep = new ExpirySweep(
            search.historyRecords(), search.historyIndexes(), Clock.fixed(NOW, ZoneOffset.UTC), registry);

    @Test
    void deletesAnIndexWhoseTimeIsOverAndKeepsItsRecordAsExpired() {
        create(NOW);
        save(NOW, HistoryState.READY);

        sweep.sweep();

        assertThat(search.indexNames()).isEmpty();
        assertThat(state()).isEqualTo(HistoryState.EXPIRED);
        assertThat(registry.get("lookback.history.expired").counter().count()).isEqualTo(1);
    }

    @Test
    void keepsAnIndexWhoseTimeIsNotOver() {
        create(LATER);
        save(LATER, HistoryState.READY);

        sweep.sweep();

        assertThat(search.indexNames()).containsExactly(INDEX.name());
        assertThat(state()).isEqualTo(HistoryState.READY);
    }

    @Test
    void theLaterOfIndexAndRecordCounts() {
        create(LATER);
        save(BEFORE, HistoryState.READY);
        sweep.sweep();
        assertThat(search.indexNames()).isNotEmpty();

        search.historyIndexes().moveExpiry(INDEX.name(), BEFORE);
        HistoryRecord stored = search.historyRecords().find(INDEX.name()).orElseThrow();
        search.historyRecords().save(stored.with(stored.status().withExpiresAt(LATER)));
        sweep.sweep();
        assertThat(search.indexNames()).isNotEmpty();
    }

    @Test
    void deletesAnIndexWhoseRecordIsLost() {
        create(BEFORE);

        sweep.sweep();

        assertThat(search.indexNames()).isEmpty();
    }

    @Test
    void neverDeletesAnIndexThatIsNotOursWhateverItsName() {
        search.createForeignIndex(INDEX.name());
        search.createForeignIndex("history-prod.20200101t000000-20200101t010000");

        sweep.sweep();

        assertThat(search.indexNames())
                .containsExactlyInAnyOrder(INDEX.name(), "history-prod.20200101t000000-20200101t010000");
    }

    @Test
    void endsALoadWhoseTimeIsOver() {
        create(BEFORE);
        save(BEFORE, HistoryState.LOADING);

        sweep.sweep();

        assertThat(search.indexNames()).isEmpty();
        assertThat(state()).isEqualTo(HistoryState.EXPIRED);
    }

    @Test
    void marksARecordWhoseIndexIsGone() {
        save(BEFORE, HistoryState.READY);

        sweep.sweep();

        assertThat(state()).isEqualTo(HistoryState.EXPIRED);
    }

    @ParameterizedTest
    @EnumSource(names = {"READY", "PARTIAL"})
    void aRecordWhoseIndexHasGoneBeforeItsTimeSaysSo(HistoryState state) {
        save(LATER, state);

        sweep.sweep();

        assertThat(state()).isEqualTo(HistoryState.FAILED);
        assertThat(search.historyRecords()
                        .find(INDEX.name())
                        .orElseThrow()
                        .status()
                        .error())
                .hasValueSatisfying(error -> assertThat(error).contains("the index is gone"));
    }

    @Test
    void aLoadThatGoesOnIsLeftToItsScheduler() {
        save(LATER, HistoryState.LOADING);

        sweep.sweep();

        assertThat(state()).isEqualTo(HistoryState.LOADING);
    }

    @Test
    void finishesWhatAnEarlierSweepLeftUndone() {
        create(BEFORE);
        save(BEFORE, HistoryState.EXPIRED);

        sweep.sweep();

        assertThat(search.indexNames()).isEmpty();
    }

    @Test
    void waitsForElasticsearchToComeBack() {
        create(BEFORE);
        search.setAvailable(false);
        sweep.sweep();

        search.setAvailable(true);
        sweep.sweep();

        assertThat(search.indexNames()).isEmpty();
    }

    private void create(Instant expiresAt) {
        search.historyIndexes().create(INDEX.withExpiresAt(expiresAt));
    }

    private void save(Instant expiresAt, HistoryState state) {
        search.historyRecords()
                .save(new HistoryRecord(
                        INDEX.name(),
                        new HistoryRecord.Request(
                                INDEX.environment(), INDEX.range(), Optional.empty(), Optional.empty(), "me"),
                        new HistoryRecord.Status(
                                state, NOW.minusSeconds(9), expiresAt, Optional.empty(), Optional.empty()),
                        new HistoryLoad(
                                "load",
                                new HistoryLoad.Size(0, 0, 0, 0, 0, Duration.ZERO),
                                new HistoryLoad.Extent(0, 0),
                                new TreeMap<>()),
                        Optional.empty()));
    }

    private HistoryState state() {
        return search.historyRecords().find(INDEX.name()).orElseThrow().status().state();
    }
}
