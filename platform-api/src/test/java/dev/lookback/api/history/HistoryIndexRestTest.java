package dev.lookback.api.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.lookback.api.RestTests;
import dev.lookback.api.environment.TestArchive;
import dev.lookback.model.history.LoadResult;
import dev.lookback.model.time.Interval;
import dev.lookback.search.HistoryIndex;
import dev.lookback.search.HistoryLoad;
import dev.lookback.search.HistoryRecord;
import dev.lookback.search.HistoryState;
import dev.lookback.search.PolicyRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

class HistoryIndexRestTest extends RestTests {

    private static final String INDEX = "history-prod.20261123t100000-20261123t110000";
    private static final String REQUEST = """
            {"environment":"prod","start":"2026-11-23T10:00:00Z","end":"2026-11-23T11:00:00Z"}""";
    private static final Interval FIRST = TestArchive.INTERVALS.at(Instant.parse("2026-11-23T10:00:00Z"));

    @BeforeEach
    void archiveSome() {
        archive.closeThrough(new Interval(FIRST.number() + 9));
        archive.addBlock(FIRST);
    }

    @Test
    void answersAtOnceWithTheNameAndWhereToLook() throws Exception {
        post(REQUEST)
                .andExpect(status().isAccepted())
                .andExpect(header().string("Location", "/history-indexes/" + INDEX))
                .andExpect(jsonPath("index").value(INDEX))
                .andExpect(jsonPath("environment").value("prod"))
                .andExpect(jsonPath("start").value("2026-11-23T10:00:00Z"))
                .andExpect(jsonPath("end").value("2026-11-23T11:00:00Z"))
                .andExpect(jsonPath("state").value("QUEUED"))
                .andExpect(jsonPath("createdAt").value("2026-11-23T16:00:00Z"))
                .andExpect(jsonPath("expiresAt").value("2026-11-24T16:00:00Z"))
                .andExpect(jsonPath("estimate.blocks").value(1))
                .andExpect(jsonPath("estimate.events").value(2))
                .andExpect(jsonPath("estimate.rawBytes").value(100))
                .andExpect(jsonPath("estimate.compressedBytes").value(9))
                .andExpect(jsonPath("estimate.duration").value("PT0S"))
                .andExpect(jsonPath("blocks.total").value(3))
                .andExpect(jsonPath("blocks.pending").value(2))
                .andExpect(jsonPath("closesAt").value("2026-11-23T11:01:30Z"))
                .andExpect(jsonPath("searchUrl").value("http://127.0.0.1:9200/" + INDEX + "/_search"))
                .andExpect(jsonPath("error").doesNotExist());

        assertThat(search.historyIndexes().find(INDEX)).isPresent();
    }

    @Test
    void theSameAgainIsTheSameIndexItsExpiryMovedOutNeverIn() throws Exception {
        post(REQUEST).andExpect(status().isAccepted());
        clock.advance(Duration.ofHours(2));

        post(REQUEST)
                .andExpect(status().isOk())
                .andExpect(jsonPath("index").value(INDEX))
                .andExpect(jsonPath("createdAt").value("2026-11-23T16:00:00Z"))
                .andExpect(jsonPath("expiresAt").value("2026-11-24T18:00:00Z"));
        post(REQUEST.replace("}", ",\"ttl\":\"1h\"}"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("expiresAt").value("2026-11-24T18:00:00Z"));

        assertThat(search.historyIndexes().find(INDEX).map(HistoryIndex::expiresAt))
                .contains(Instant.parse("2026-11-24T18:00:00Z"));
    }

    @Test
    void thePolicyOfItsEnvironmentSaysHowLongAnIndexLives() throws Exception {
        search.policies()
                .save(new PolicyRecord(
                        TestArchive.PROD,
                        Optional.empty(),
                        Optional.of(Duration.ofHours(2)),
                        Optional.of(Duration.ofHours(5)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));

        post(REQUEST)
                .andExpect(status().isAccepted())
                .andExpect(jsonPath("expiresAt").value("2026-11-23T18:00:00Z"));
        post(REQUEST.replace("}", ",\"ttl\":\"6h\"}"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("field").value("ttl"))
                .andExpect(jsonPath("detail").value(containsString("at most PT5H")));
    }

    @Test
    void theExpiryDoesNotMoveBeyondTheLongestLife() throws Exception {
        post(REQUEST.replace("}", ",\"ttl\":\"14d\"}")).andExpect(status().isAccepted());
        clock.advance(Duration.ofDays(1));

        post(REQUEST.replace("}", ",\"ttl\":\"14d\"}"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("expiresAt").value("2026-12-07T16:00:00Z"));
    }

    @ParameterizedTest
    @EnumSource(names = {"DELETED", "EXPIRED", "FAILED"})
    void afterItsEndTheSameAgainIsANewLoad(HistoryState state) throws Exception {
        post(REQUEST);
        String firstLoad = stored().load().id();
        end(state);
        clock.advance(Duration.ofHours(1));

        post(REQUEST)
                .andExpect(status().isAccepted())
                .andExpect(jsonPath("state").value("QUEUED"))
                .andExpect(jsonPath("createdAt").value("2026-11-23T17:00:00Z"));

        assertThat(stored().load().id()).isNotEqualTo(firstLoad);
        assertThat(search.historyIndexes().find(INDEX)).isPresent();
    }

    @Test
    void afterPartialOnlyTheMissingBlocksAreLoaded() throws Exception {
        post(REQUEST);
        HistoryLoad.Result whole = new HistoryLoad.Result(new LoadResult.Counts(2, 0, 0), List.of());
        HistoryLoad.Result broken = new HistoryLoad.Result(new LoadResult.Counts(1, 0, 0), List.of("a-part"));
        HistoryRecord stored = stored();
        HistoryLoad load = stored.load().with(FIRST, whole).with(FIRST.next(), broken);
        search.historyRecords().save(stored.with(load).with(stored.status().with(HistoryState.PARTIAL)));
        show().andExpect(jsonPath("blocks.loaded").value(1))
                .andExpect(jsonPath("blocks.missing").value("a-part"));

        post(REQUEST)
                .andExpect(status().isAccepted())
                .andExpect(jsonPath("state").value("QUEUED"));

        assertThat(stored().load().results()).containsOnlyKeys(FIRST);
        assertThat(stored().load().id()).isNotEqualTo(load.id());
    }

    @Test
    void aReadyIndexThatIsGoneIsLoadedAnew() throws Exception {
        post(REQUEST);
        end(HistoryState.READY);
        search.historyIndexes().delete(INDEX);

        post(REQUEST).andExpect(status().isAccepted());
    }

    @Test
    void anIndexWhoseRecordIsLostKeepsTheLaterExpiry() throws Exception {
        post(REQUEST.replace("}", ",\"ttl\":\"48h\"}"));
        HistoryIndex index = search.historyIndexes().find(INDEX).orElseThrow();
        search.wipe();
        search.historyIndexes().create(index);

        post(REQUEST).andExpect(status().isAccepted());

        assertThat(search.historyIndexes().find(INDEX)).contains(index);
    }

    @Test
    void aDryRunIsTheEstimateAloneAndMakesNothing() throws Exception {
        mvc.perform(org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post(
                                "/history-indexes?dryRun=true")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(REQUEST))
                .andExpect(status().isOk())
                .andExpect(jsonPath("blocks").value(1))
                .andExpect(jsonPath("indexBytes").value(100))
                .andExpect(jsonPath("index").doesNotExist());

        assertThat(search.indexNames()).isEmpty();
        mvc.perform(get("/history-indexes")).andExpect(jsonPath("$", hasSize(0)));
    }

    @Test
    void dateMathIsResolvedOnce() throws Exception {
        post("""
             {"environment":"prod","start":"now-6h","end":"2026-11-23T10:00:00.5Z||+1h"}""")
                .andExpect(status().isAccepted())
                .andExpect(jsonPath("index").value("history-prod.20261123t100000-20261123t110001"))
                .andExpect(jsonPath("end").value("2026-11-23T11:00:01Z"));
    }

    @Test
    void listsByEnvironmentAndState() throws Exception {
        post(REQUEST);

        mvc.perform(get("/history-indexes")).andExpect(jsonPath("$[*].index", contains(INDEX)));
        mvc.perform(get("/history-indexes?environment=prod&state=QUEUED")).andExpect(jsonPath("$", hasSize(1)));
        mvc.perform(get("/history-indexes?environment=test")).andExpect(jsonPath("$", hasSize(0)));
        mvc.perform(get("/history-indexes?state=READY")).andExpect(jsonPath("$", hasSize(0)));
    }

    @Test
    void patchMovesTheExpiryOutAndIn() throws Exception {
        post(REQUEST);

        patchWith("{\"ttl\":\"1h\"}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("expiresAt").value("2026-11-23T17:00:00Z"));
        patchWith("{\"expiresAt\":\"now+2d\"}").andExpect(jsonPath("expiresAt").value("2026-11-25T16:00:00Z"));

        assertThat(search.historyIndexes().find(INDEX).map(HistoryIndex::expiresAt))
                .contains(Instant.parse("2026-11-25T16:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                   | ttl       | either ttl or expiresAt",
                "{\"ttl\":\"1h\",\"expiresAt\":\"now\"} | ttl     | either ttl or expiresAt",
                "{\"ttl\":\"soon\"}                   | ttl       | soon",
                "{\"ttl\":\"15d\"}                    | ttl       | at most PT336H",
                "{\"expiresAt\":\"now-1m\"}           | expiresAt | after now",
                "{\"expiresAt\":\"now+15d\"}          | expiresAt | at most PT336H",
                "{\"expiresAt\":\"tomorrow\"}         | expiresAt | ISO-8601",
                "{\"expires\":\"now\"}                | expires   | one of expiresAt, ttl",
            })
    void patchNamesTheFieldThatIsWrong(String body, String field, String detail) throws Exception {
        post(REQUEST);

        expectProblem(patchWith(body), 400, field, detail);
    }

    @Test
    void patchDoesNotBringBackWhatIsGone() throws Exception {
        post(REQUEST);
        mvc.perform(delete("/history-indexes/" + INDEX));

        expectProblem(patchWith("{\"ttl\":\"1h\"}"), 409, "state", "DELETED");
    }

    @Test
    void deleteTakesTheIndexAndLeavesTheRecord() throws Exception {
        post(REQUEST);

        mvc.perform(delete("/history-indexes/" + INDEX)).andExpect(status().isNoContent());

        assertThat(search.indexNames()).isEmpty();
        show().andExpect(status().isOk()).andExpect(jsonPath("state").value("DELETED"));
        mvc.perform(delete("/history-indexes/" + INDEX)).andExpect(status().isNoContent());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"start\":\"2026-11-23T11:00:00Z\",\"end\":\"2026-11-23T10:00:00Z\" | end   | after start, 2026-11-23T11:00:00Z",
                "\"start\":\"now\",\"end\":\"now\"                    | end         | after start",
                "\"start\":\"yesterday\",\"end\":\"now\"              | start       | start: yesterday (expected: ISO-8601",
                "\"start\":\"now-1h\",\"end\":\"12:00\"               | end         | end: 12:00 (expected: ISO-8601",
                "\"start\":\"1969-12-31\",\"end\":\"now\"             | start       | from 1970-01-01T00:00:00Z",
                "\"start\":\"now-1h\",\"end\":\"3000-01-01\"          | end         | to 2262-01-01T00:00:00Z",
                "\"end\":\"now\"                                      | start       | start: missing",
                "\"start\":\"now-1h\"                                 | end         | end: missing",
                "\"start\":\"now-1h\",\"end\":\"now\",\"environment\":\"test\"   | environment | test (expected: one of [prod])",
                "\"start\":\"now-1h\",\"end\":\"now\",\"environment\":\"PROD\"   | environment | PROD (expected: a name like prod",
                "\"start\":\"now-1h\",\"end\":\"now\",\"environment\":null       | environment | environment: missing",
                "\"start\":\"now-1h\",\"end\":\"now\",\"ttl\":\"forever\" | ttl     | ttl: forever",
                "\"start\":\"now-1h\",\"end\":\"now\",\"ttl\":\"15d\" | ttl         | at most PT336H",
                "\"start\":\"now-1h\",\"end\":\"now\",\"until\":\"now\"  | until    | unknown field (expected: one of end, environment",
                "\"start\":{\"at\":1},\"end\":\"now\"                 | start       | of the wrong type",
            })
    void aWrongRequestIsAProblemThatNamesTheField(String fields, String field, String detail) throws Exception {
        String environment = fields.contains("environment") ? "" : "\"environment\":\"prod\",";

        expectProblem(post("{" + environment + fields + "}"), 400, field, detail);

        assertThat(search.indexNames()).isEmpty();
    }

    @Test
    void aBodyThatIsNoJsonIsAProblem() throws Exception {
        post("start=now")
                .andExpect(status().isBadRequest())
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("detail").value(containsString("a JSON object")));
    }

    @Test
    void unknownNamesAndStatesAreProblems() throws Exception {
        expectProblem(mvc.perform(get("/history-indexes/history-prod.x")), 404, "index", "history-prod.x");
        expectProblem(mvc.perform(delete("/history-indexes/nonsense")), 404, "index", "nonsense");
        expectProblem(mvc.perform(get("/history-indexes?state=DONE")), 400, "state", "one of QUEUED, LOADING");
        expectProblem(mvc.perform(get("/history-indexes?environment=A")), 400, "environment", "a name like prod");
    }

    @Test
    void anIndexOfTheSameNameThatIsNotOursIsAConflict() throws Exception {
        search.createForeignIndex(INDEX);

        expectProblem(post(REQUEST), 409, "index", INDEX);
    }

    @Test
    void withoutElasticsearchTheAnswerIsToTryAgain() throws Exception {
        search.setAvailable(false);

        post(REQUEST)
                .andExpect(status().isServiceUnavailable())
                .andExpect(header().exists("Retry-After"))
                .andExpect(jsonPath("detail").value(containsString("elasticsearch")));
    }

    @Test
    void theAddressForSearchesHasNoCredentials() throws Exception {
        post(REQUEST).andExpect(jsonPath("searchUrl").value(not(containsString("secret"))));
    }

    private ResultActions post(String body) throws Exception {
        return mvc.perform(org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post("/history-indexes")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    private ResultActions patchWith(String body) throws Exception {
        return mvc.perform(patch("/history-indexes/" + INDEX)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    private ResultActions show() throws Exception {
        return mvc.perform(get("/history-indexes/" + INDEX));
    }

    private static void expectProblem(ResultActions answer, int code, String field, String detail) throws Exception {
        answer.andExpect(status().is(code))
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("status").value(code))
                .andExpect(jsonPath("field").value(field))
                .andExpect(jsonPath("detail").value(containsString(detail)));
    }

    private HistoryRecord stored() {
        return search.historyRecords().find(INDEX).orElseThrow();
    }

    private void end(HistoryState state) {
        HistoryRecord stored = stored();
        search.historyRecords().save(stored.with(stored.status().with(state)));
    }
}
