package dev.lookback.api.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.lookback.api.RestTests;
import dev.lookback.api.environment.TestArchive;
import dev.lookback.model.history.LoadResult;
import dev.lookback.search.HistoryLoad;
import dev.lookback.search.PolicyRecord;
import dev.lookback.search.RebuildRecord;
import dev.lookback.search.RebuildState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

class RebuildRestTest extends RestTests {

    private static final String REBUILD = "/environments/prod/recent/rebuild";
    private static final String WEEK = "recent-prod.20261116t160000-20261123t160000";

    @BeforeEach
    void archiveSome() {
        archive.send(12, 7);
    }

    @Test
    void withoutABodyItIsTheRetentionUntilNow() throws Exception {
        mvc.perform(post(REBUILD))
                .andExpect(status().isAccepted())
                .andExpect(header().string("Location", REBUILD + "/" + WEEK))
                .andExpect(jsonPath("rebuild").value(WEEK))
                .andExpect(jsonPath("environment").value("prod"))
                .andExpect(jsonPath("start").value("2026-11-16T16:00:00Z"))
                .andExpect(jsonPath("end").value("2026-11-23T16:00:00Z"))
                .andExpect(jsonPath("state").value("QUEUED"))
                .andExpect(jsonPath("createdAt").value("2026-11-23T16:00:00Z"))
                .andExpect(jsonPath("intervals.loaded").value(0))
                .andExpect(jsonPath("error").doesNotExist());

        assertThat(search.rebuildRecords().find(WEEK).orElseThrow().request().sent())
                .containsEntry(0, 12L);
    }

    @Test
    void aRangeIsMadeWholeIntervals() throws Exception {
        rebuild("""
                {"start":"2026-11-23T10:01:00Z","end":"2026-11-23T10:56:00Z"}""")
                .andExpect(status().isAccepted())
                .andExpect(jsonPath("rebuild").value("recent-prod.20261123t100000-20261123t110000"));
    }

    @Test
    void theSameRangeAgainIsTheSameRebuildWhileItRuns() throws Exception {
        String range = """
                {"start":"2026-11-23T10:00:00Z","end":"2026-11-23T11:00:00Z"}""";
        rebuild(range).andExpect(status().isAccepted());
        rebuild(range).andExpect(status().isOk()).andExpect(header().exists("Location"));
        rebuild(range.replace("11:00", "12:00")).andExpect(status().isAccepted());

        end("recent-prod.20261123t100000-20261123t110000", RebuildState.READY);

        rebuild(range)
                .andExpect(status().isAccepted())
                .andExpect(jsonPath("state").value("QUEUED"));
    }

    @Test
    void untilNowAgainIsTheSameRebuildThoughNowIsLater() throws Exception {
        mvc.perform(post(REBUILD)).andExpect(status().isAccepted());
        clock.advance(Duration.ofMinutes(20));

        mvc.perform(post(REBUILD))
                .andExpect(status().isOk())
                .andExpect(jsonPath("rebuild").value(WEEK));
        rebuild("{\"start\":\"now-1h\"}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("rebuild").value(WEEK));

        end(WEEK, RebuildState.CANCELLED);
        mvc.perform(post(REBUILD)).andExpect(status().isAccepted());
    }

    @Test
    void whatIsOlderThanTheRetentionOfThePolicyIsCountedAndNotAskedFor() throws Exception {
        search.policies()
                .save(new PolicyRecord(
                        TestArchive.PROD,
                        Optional.of(Duration.ofDays(2)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        archive.addBlock(TestArchive.INTERVALS.at(Instant.parse("2026-11-21T10:00:00Z")));

        rebuild("{\"start\":\"2026-11-21T00:00:00Z\"}")
                .andExpect(status().isAccepted())
                .andExpect(jsonPath("start").value("2026-11-21T16:00:00Z"))
                .andExpect(jsonPath("events.olderThanRetention").value(2));
    }

    @Test
    void showsHowFarItIs() throws Exception {
        mvc.perform(post(REBUILD)).andExpect(status().isAccepted());
        RebuildRecord queued = search.rebuildRecords().find(WEEK).orElseThrow();
        HistoryLoad load = queued.load()
                .with(new HistoryLoad.Extent(3, 1))
                .with(
                        TestArchive.INTERVALS.at(Instant.parse("2026-11-20T10:00:00Z")),
                        new HistoryLoad.Result(new LoadResult.Counts(100, 3, 2, 40, 0), List.of()))
                .with(
                        TestArchive.INTERVALS.at(Instant.parse("2026-11-21T10:00:00Z")),
                        new HistoryLoad.Result(new LoadResult.Counts(10, 0, 0, 0, 0), List.of()));
        search.rebuildRecords().save(queued.with(load).with(queued.status().with(RebuildState.LOADING)));

        mvc.perform(get(REBUILD + "/" + WEEK))
                .andExpect(status().isOk())
                .andExpect(jsonPath("state").value("LOADING"))
                .andExpect(jsonPath("intervals.total").value(3))
                .andExpect(jsonPath("intervals.loaded").value(2))
                .andExpect(jsonPath("intervals.pending").value(1))
                .andExpect(jsonPath("events.read").value(110))
                .andExpect(jsonPath("events.indexed").value(68))
                .andExpect(jsonPath("events.alreadyThere").value(40))
                .andExpect(jsonPath("events.rejected").value(2))
                .andExpect(jsonPath("waitsFor").value("intervals to close"))
                .andExpect(jsonPath("closesAt").value("2026-11-23T16:01:30Z"));
        mvc.perform(get(REBUILD)).andExpect(status().isOk()).andExpect(jsonPath("$", hasSize(1)));
    }

    @Test
    void deletingCancelsOneThatRunsAndLeavesOneThatIsOver() throws Exception {
        mvc.perform(post(REBUILD)).andExpect(status().isAccepted());

        mvc.perform(delete(REBUILD + "/" + WEEK)).andExpect(status().isNoContent());
        mvc.perform(get(REBUILD + "/" + WEEK))
                .andExpect(jsonPath("state").value("CANCELLED"))
                .andExpect(jsonPath("finishedAt").value("2026-11-23T16:00:00Z"));

        end(WEEK, RebuildState.READY);
        mvc.perform(delete(REBUILD + "/" + WEEK)).andExpect(status().isNoContent());
        mvc.perform(get(REBUILD + "/" + WEEK)).andExpect(jsonPath("state").value("READY"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"start":"then"}                                                       | start | ISO-8601
                    {"start":"now-1h","end":"now-2h"}                                      | end   | after start
                    {"start":"2026-11-01T00:00:00Z","end":"2026-11-02T00:00:00Z"}          | end   | within the retention
                    {"start":"now+1h","end":"now+2h"}                                      | start | before now
                    {"filter":"a"}                                                         | filter | unknown field
                    """)
    void whatCannotBeMeantIsAProblemThatNamesTheField(String body, String field, String detail) throws Exception {
        rebuild(body)
                .andExpect(status().isBadRequest())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("field").value(field))
                .andExpect(jsonPath("detail").value(containsString(detail)));
    }

    @Test
    void whatThereIsNotIsNotFound() throws Exception {
        mvc.perform(post("/environments/test/recent/rebuild"))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("field").value("environment"));
        mvc.perform(get(REBUILD + "/" + WEEK))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("field").value("rebuild"));
        mvc.perform(post(REBUILD)).andExpect(status().isAccepted());
        mvc.perform(get("/environments/test/recent/rebuild/" + WEEK)).andExpect(status().isNotFound());
    }

    private ResultActions rebuild(String body) throws Exception {
        return mvc.perform(post(REBUILD).contentType(MediaType.APPLICATION_JSON).content(body));
    }

    private void end(String name, RebuildState state) {
        RebuildRecord stored = search.rebuildRecords().find(name).orElseThrow();
        search.rebuildRecords().save(stored.with(stored.status().with(state)));
    }
}
