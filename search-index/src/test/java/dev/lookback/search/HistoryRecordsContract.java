package dev.lookback.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lookback.model.history.LoadResult;
import dev.lookback.model.time.Interval;
import dev.lookback.model.time.TimeRange;
import dev.lookback.model.topic.Environment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

abstract class HistoryRecordsContract {

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
        HistoryRecord saved = records().save(full("history-prod.a"));

        assertThat(saved.version()).isPresent();
        assertThat(records().find("history-prod.a")).contains(saved);
        assertThat(saved.with(saved.status())).isEqualTo(saved);
        assertThat(records().find("history-prod.b")).isEmpty();
    }

    @Test
    void aRecordWithoutAnythingOptionalIsFoundAsItWas() {
        HistoryRecord saved = records().save(bare("history-prod.a", PROD, HistoryState.QUEUED, CREATED));

        assertThat(records().find("history-prod.a")).contains(saved);
    }

    @Test
    void aRecordIsChangedByTheOneWhoReadItLast() {
        HistoryRecord first = records().save(bare("history-prod.a", PROD, HistoryState.QUEUED, CREATED));
        HistoryRecord second = records().save(first.with(first.status().with(HistoryState.LOADING)));

        assertThatExceptionOfType(RecordConflictException.class)
                .isThrownBy(() -> records().save(first.with(first.status().with(HistoryState.DELETED))));

        assertThat(records().find("history-prod.a")).contains(second);
        assertThat(records()
                        .save(second.with(second.status().with(HistoryState.READY)))
                        .version())
                .isNotEqualTo(second.version());
    }

    @Test
    void aRecordIsMadeOnce() {
        records().save(bare("history-prod.a", PROD, HistoryState.QUEUED, CREATED));

        assertThatExceptionOfType(RecordConflictException.class)
                .isThrownBy(() -> records().save(bare("history-prod.a", PROD, HistoryState.LOADING, CREATED)));
    }

    @Test
    void recordsAreListedByEnvironmentAndStateTheNewestFirst() {
        HistoryRecord oldest = records().save(bare("history-prod.a", PROD, HistoryState.READY, CREATED));
        HistoryRecord newer = records().save(bare("history-prod.b", PROD, HistoryState.LOADING, CREATED.plusNanos(1)));
        HistoryRecord other =
                records().save(bare("history-prod-eu.a", PROD_EU, HistoryState.READY, CREATED.plusSeconds(1)));

        assertThat(records().findAll(Optional.empty(), Optional.empty())).containsExactly(other, newer, oldest);
        assertThat(records().findAll(Optional.of(PROD), Optional.empty())).containsExactly(newer, oldest);
        assertThat(records().findAll(Optional.empty(), Optional.of(HistoryState.READY)))
                .containsExactly(other, oldest);
        assertThat(records().findAll(Optional.of(PROD), Optional.of(HistoryState.READY)))
                .containsExactly(oldest);
    }

    @Test
    void moreRecordsThanAPageAreAllListed() {
        for (int number = 0; number < 230; number++) {
            records().save(bare("history-prod." + number, PROD, HistoryState.EXPIRED, CREATED.plusSeconds(number)));
        }

        assertThat(records().findAll(Optional.empty(), Optional.empty()))
                .extracting(HistoryRecord::index)
                .hasSize(230)
                .doesNotHaveDuplicates()
                .startsWith("history-prod.229");
    }

    @Test
    void nothingIsListedBeforeAnythingWasSaved() {
        assertThat(records().findAll(Optional.empty(), Optional.empty())).isEmpty();
        assertThat(records().find("history-prod.a")).isEmpty();
    }

    @Test
    void theResultsOfAMonthAreKept() {
        SortedMap<Interval, HistoryLoad.Result> results = new TreeMap<>();
        for (int number = 0; number < 8_640; number++) {
            results.put(
                    new Interval(5_984_833 + number),
                    new HistoryLoad.Result(new LoadResult.Counts(number * 1_000_000L, 7, 1), List.of()));
        }
        HistoryRecord saved = records()
                .save(bare("history-prod.a", PROD, HistoryState.LOADING, CREATED)
                        .with(new HistoryLoad("load", estimate(), new HistoryLoad.Extent(8_640, 2), results)));

        assertThat(records().find("history-prod.a")).contains(saved);
    }

    @Test
    void theLastLoadsAreTheMeasuredOnesAsTheyEnded() {
        records().save(ended("history-prod.first", PROD, 1));
        records().save(ended("history-prod.last", PROD, 3));
        HistoryRecord gone = ended("history-prod.gone", PROD, 2);
        records().save(gone.with(gone.status().with(HistoryState.EXPIRED)));
        records().save(ended("history-prod-eu.a", PROD_EU, 4));
        records().save(bare("history-prod.running", PROD, HistoryState.LOADING, CREATED));
        HistoryRecord failed = ended("history-prod.failed", PROD, 5);
        records().save(failed.with(failed.load().with(Optional.<HistoryLoad.Size>empty())));

        assertThat(records().lastLoads(Optional.of(PROD), 9)).containsExactly(past(3), past(2), past(1));
        assertThat(records().lastLoads(Optional.of(PROD), 2)).containsExactly(past(3), past(2));
        assertThat(records().lastLoads(Optional.empty(), 2)).containsExactly(past(4), past(3));
        assertThat(records().lastLoads(Optional.of(new Environment("other")), 2))
                .isEmpty();
    }

    @Test
    void beforeAnythingWasSavedThereAreNoLastLoads() {
        assertThat(records().lastLoads(Optional.empty(), 2)).isEmpty();
    }

    /** @param second after all of them were made, and the number of its events */
    private static HistoryRecord ended(String index, Environment environment, int second) {
        HistoryRecord record = full(index);
        return new HistoryRecord(
                index,
                new HistoryRecord.Request(environment, range(), record.request().filter(), Optional.empty(), "me"),
                new HistoryRecord.Status(
                        HistoryState.READY,
                        CREATED.minusSeconds(second),
                        CREATED,
                        Optional.of(CREATED.plusSeconds(second)),
                        Optional.empty()),
                record.load().with(Optional.of(past(second).actual())),
                Optional.empty());
    }

    private static HistoryRecords.PastLoad past(int events) {
        return new HistoryRecords.PastLoad(new HistoryLoad.Size(1, 2, 3, events, 5, Duration.ofSeconds(6)), true);
    }

    private HistoryRecords records() {
        return cluster().historyRecords();
    }

    private static HistoryRecord full(String index) {
        HistoryLoad load = new HistoryLoad(
                        "load",
                        estimate(),
                        new HistoryLoad.Extent(3, 1),
                        new TreeMap<>(),
                        Duration.ofMillis(1_234),
                        Optional.of(new HistoryLoad.Size(3, 900, 4_000, 18, 6_500, Duration.ofSeconds(2))))
                .with(
                        new Interval(5_984_833),
                        new HistoryLoad.Result(
                                new LoadResult.Counts(100, 2, 1, 7, 60), 130, List.of("0-1-2-3.ndjson.bz2")))
                .with(
                        new Interval(5_984_834),
                        new HistoryLoad.Result(LoadResult.Counts.NONE, List.of("a.ndjson.bz2", "b.ndjson.bz2")));
        return new HistoryRecord(
                index,
                new HistoryRecord.Request(
                        PROD, range(), Optional.of("log.level:error"), Optional.of("ticket 7"), "somebody"),
                new HistoryRecord.Status(
                        HistoryState.PARTIAL,
                        CREATED,
                        CREATED.plusSeconds(86_400),
                        Optional.of(CREATED.plusSeconds(30)),
                        Optional.of("two parts cannot be read")),
                load,
                Optional.empty());
    }

    private static HistoryRecord bare(String index, Environment environment, HistoryState state, Instant createdAt) {
        return new HistoryRecord(
                index,
                new HistoryRecord.Request(environment, range(), Optional.empty(), Optional.empty(), "somebody"),
                new HistoryRecord.Status(
                        state, createdAt, createdAt.plusSeconds(86_400), Optional.empty(), Optional.empty()),
                new HistoryLoad("load", estimate(), new HistoryLoad.Extent(0, 0), new TreeMap<>()),
                Optional.empty());
    }

    private static TimeRange range() {
        return new TimeRange(CREATED.minusSeconds(7_200), CREATED);
    }

    private static HistoryLoad.Size estimate() {
        return new HistoryLoad.Size(3, 1_000, 5_000, 20, 7_000, Duration.ofMillis(1_500));
    }
}
