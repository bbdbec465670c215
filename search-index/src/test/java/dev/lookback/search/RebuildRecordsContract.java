package dev.lookback.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lookback.model.history.LoadResult;
import dev.lookback.model.history.RebuildName;
import dev.lookback.model.time.Interval;
import dev.lookback.model.time.TimeRange;
import dev.lookback.model.topic.Environment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

abstract class RebuildRecordsContract {

    private static final Instant CREATED = Instant.parse("2026-11-23T10:00:00.123456789Z");
    private static final Environment PROD = new Environment("prod");
    private static final Environment PROD_EU = new Environment("prod-eu");

    abstract TestCluster cluster();

    @BeforeEach
    void wipe() {
        cluster().wipe();
    }

    @Test
    void whatWasSavedIsFound() {
        RebuildRecord saved = records().save(full());

        assertThat(saved.version()).isPresent();
        assertThat(records().find(saved.name())).contains(saved);
        assertThat(records().find("recent-prod.x")).isEmpty();
    }

    @Test
    void aRecordWithoutAnythingOptionalIsFoundAsItWas() {
        RebuildRecord saved = records().save(queued(PROD, CREATED));

        assertThat(records().find(saved.name())).contains(saved);
    }

    @Test
    void aRecordIsChangedByTheOneWhoReadItLast() {
        RebuildRecord first = records().save(queued(PROD, CREATED));
        RebuildRecord second = records().save(first.with(first.status().with(RebuildState.LOADING)));

        assertThatExceptionOfType(RecordConflictException.class)
                .isThrownBy(() -> records().save(first.with(first.status().cancelled(CREATED))));
        assertThatExceptionOfType(RecordConflictException.class)
                .isThrownBy(() -> records().save(queued(PROD, CREATED)));

        assertThat(records().find(first.name())).contains(second);
    }

    @Test
    void recordsAreListedByEnvironmentAndStateTheNewestFirst() {
        RebuildRecord older = records().save(queued(PROD, CREATED));
        RebuildRecord other = records().save(queued(PROD_EU, CREATED.plusSeconds(1)));
        RebuildRecord newer = records().save(queued(PROD, CREATED.plusSeconds(2)));
        newer = records().save(newer.with(newer.status().with(RebuildState.LOADING)));

        assertThat(records().findAll(Optional.empty(), Optional.empty())).containsExactly(newer, other, older);
        assertThat(records().findAll(Optional.of(PROD), Optional.empty())).containsExactly(newer, older);
        assertThat(records().findAll(Optional.empty(), Optional.of(RebuildState.QUEUED)))
                .containsExactly(other, older);
    }

    @Test
    void nothingIsListedBeforeAnythingWasSaved() {
        assertThat(records().findAll(Optional.empty(), Optional.empty())).isEmpty();
    }

    private RebuildRecords records() {
        return cluster().rebuildRecords();
    }

    private static RebuildRecord full() {
        RebuildRecord queued = queued(PROD, CREATED);
        HistoryLoad load = queued.load()
                .with(new HistoryLoad.Extent(3, 1))
                .with(
                        new Interval(5_984_833),
                        new HistoryLoad.Result(new LoadResult.Counts(100, 2, 1, 40, 0), List.of("0-1-2-3.ndjson.bz2")));
        return queued.with(load)
                .with(new RebuildRecord.Status(
                        RebuildState.PARTIAL,
                        CREATED,
                        Optional.of(CREATED.plusSeconds(9)),
                        Optional.of(102L),
                        Optional.of("one part cannot be read")));
    }

    /** Its range ends when it was made. */
    private static RebuildRecord queued(Environment environment, Instant createdAt) {
        TimeRange range = new RebuildName(environment, new TimeRange(createdAt.minusSeconds(900), createdAt)).range();
        return new RebuildRecord(
                new RebuildName(environment, range).toString(),
                new RebuildRecord.Request(
                        environment, range, 7, new TreeMap<>(Map.of(0, 12L, 3, 9_000_000_000L)), "somebody"),
                RebuildRecord.Status.queued(createdAt),
                new HistoryLoad("load", HistoryLoad.Size.NONE, HistoryLoad.Extent.NONE, new TreeMap<>()),
                Optional.empty());
    }
}
