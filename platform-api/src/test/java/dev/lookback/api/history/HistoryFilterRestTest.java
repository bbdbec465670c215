package dev.lookback.api.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.lookback.api.RestTests;
import dev.lookback.api.environment.TestArchive;
import dev.lookback.model.history.LoadResult;
import dev.lookback.model.time.Interval;
import dev.lookback.search.HistoryLoad;
import dev.lookback.search.HistoryRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;

import java.time.Instant;
import java.util.List;

class HistoryFilterRestTest extends RestTests {

    private static final String INDEX = "history-prod.20261123t100000-20261123t110000";
    private static final String FILTER = "service.name:nginx AND log.level:(error OR fatal)";

    /** The first of the 64 hex digits that {@code sha256sum} prints for it. */
    private static final String FILTER_HASH = "d079cd631e28d9f9";

    private static final Interval FIRST = TestArchive.INTERVALS.at(Instant.parse("2026-11-23T10:00:00Z"));

    @BeforeEach
    void archiveSome() {
        archive.closeThrough(new Interval(FIRST.number() + 9));
        archive.addBlock(FIRST);
    }

    @Test
    void aFilterIsInTheNameTheIndexTheRecordAndEveryAnswer() throws Exception {
        String index = INDEX + "-" + FILTER_HASH;

        ask(filtered("  " + FILTER + " "))
                .andExpect(status().isAccepted())
                .andExpect(header().string("Location", "/history-indexes/" + index))
                .andExpect(jsonPath("index").value(index))
                .andExpect(jsonPath("filter").value(FILTER))
                .andExpect(jsonPath("events.unwanted").value(0));
        ask(filtered(FILTER))
                .andExpect(status().isOk())
                .andExpect(jsonPath("index").value(index));

        assertThat(search.historyIndexes().find(index))
                .hasValueSatisfying(found -> assertThat(found.filter()).contains(FILTER));
        assertThat(search.historyRecords().find(index))
                .hasValueSatisfying(
                        record -> assertThat(record.request().filter()).contains(FILTER));
        mvc.perform(get("/history-indexes")).andExpect(jsonPath("$[*].filter", contains(FILTER)));
    }

    @Test
    void aRangeHasAnIndexForEachOfItsFiltersAndOneForAll() throws Exception {
        ask(filtered(FILTER)).andExpect(status().isAccepted());
        ask(filtered("host.name:web-1")).andExpect(status().isAccepted());
        ask(range("")).andExpect(status().isAccepted());

        mvc.perform(get("/history-indexes")).andExpect(jsonPath("$", hasSize(3)));
    }

    @Test
    void aDryRunReadsTheFilterAndForetellsTheMost() throws Exception {
        dryRun(filtered(FILTER))
                .andExpect(status().isOk())
                .andExpect(jsonPath("events").value(2));

        expectProblem(dryRun(filtered("log.level:(error")), "filter: ");
    }

    @Test
    void aFilterHasALongestLength() throws Exception {
        ask(filtered("a".repeat(4_096))).andExpect(status().isAccepted());

        expectProblem(ask(filtered("a".repeat(4_097))), "filter: 4097 characters (expected: at most 4096)");
    }

    @Test
    void eventsThatTheFilterDoesNotWantAreTold() throws Exception {
        ask(range(""));
        HistoryLoad.Result result = new HistoryLoad.Result(new LoadResult.Counts(9, 1, 2, 0, 4), List.of());
        HistoryRecord stored = search.historyRecords().find(INDEX).orElseThrow();
        search.historyRecords().save(stored.with(stored.load().with(FIRST, result)));

        mvc.perform(get("/history-indexes/" + INDEX))
                .andExpect(jsonPath("events.indexed").value(3))
                .andExpect(jsonPath("events.unwanted").value(4))
                .andExpect(jsonPath("events.rejected").value(2))
                .andExpect(jsonPath("events.duplicates").value(1));
    }

    @Test
    void aBlankFilterIsNone() throws Exception {
        ask(filtered("  ")).andExpect(jsonPath("index").value(INDEX));
    }

    @Test
    void aFilterThatIsNoTextIsAProblem() throws Exception {
        expectProblem(ask(range(",\"filter\":[\"a\"]")), "filter: of the wrong type (expected: text)");
    }

    private ResultActions ask(String body) throws Exception {
        return askAt("/history-indexes", body);
    }

    private ResultActions dryRun(String body) throws Exception {
        return askAt("/history-indexes?dryRun=true", body);
    }

    private ResultActions askAt(String path, String body) throws Exception {
        return mvc.perform(post(path).contentType(MediaType.APPLICATION_JSON).content(body));
    }

    private static String filtered(String filter) {
        return range(",\"filter\":\"" + filter + '"');
    }

    private static String range(String more) {
        return "{\"environment\":\"prod\",\"start\":\"2026-11-23T10:00:00Z\",\"end\":\"2026-11-23T11:00:00Z\"" + more
                + '}';
    }

    private void expectProblem(ResultActions answer, String detail) throws Exception {
        answer.andExpect(status().isBadRequest())
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("field").value("filter"))
                .andExpect(jsonPath("detail").value(containsString(detail)));
    }
}
