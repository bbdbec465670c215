package dev.lookback.api.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.lookback.api.RestTests;
import dev.lookback.api.environment.TestArchive;
import dev.lookback.model.history.HistoryIndexName;
import dev.lookback.model.time.Interval;
import dev.lookback.search.DocumentBatch;
import dev.lookback.search.HistoryRecord;
import dev.lookback.search.HistoryState;
import dev.lookback.search.PolicyRecord;
import dev.lookback.search.WriteMode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** An archive of two blocks, each of which is foretold to be 100 bytes of an index. */
class HistoryLimitsRestTest extends RestTests {

    private static final Instant START = Instant.parse("2026-10-20T10:00:00Z");
    private static final Interval FIRST = TestArchive.INTERVALS.at(START);
    private static final String WATERMARK = "cluster.routing.allocation.disk.watermark.low";

    @BeforeEach
    void archiveSome() {
        archive.closeThrough(new Interval(FIRST.number() + 99));
        archive.addBlock(FIRST);
        archive.addBlock(FIRST.next());
    }

    @Test
    void asManyLoadsAsThePolicyAllowsAreBegunAndTheNextIsRefused() throws Exception {
        allow(Optional.empty(), 2);
        ask(10).andExpect(status().isAccepted());
        ask(20).andExpect(status().isAccepted());

        refused(ask(30), 409, "historyMaxConcurrent", "fewer than 2): wait until one is over, or cancel one")
                .andExpect(jsonPath("limit").value("historyMaxConcurrent"))
                .andExpect(jsonPath("value").value(2))
                .andExpect(jsonPath("inUse").value(2))
                .andExpect(jsonPath("needed").value(1))
                .andExpect(jsonPath("estimate.indexBytes").value(200))
                .andExpect(jsonPath("estimate.blocks").value(2));

        assertThat(search.historyIndexes().list()).hasSize(2);
        assertThat(search.historyRecords().find(index(30))).isEmpty();
    }

    @Test
    void aLoadThatIsOverOrCancelledMakesRoom() throws Exception {
        allow(Optional.empty(), 1);
        ask(10);
        end(10, HistoryState.READY);

        ask(20).andExpect(status().isAccepted());
        refused(ask(30), 409, "historyMaxConcurrent", "1 under way");
        mvc.perform(delete("/history-indexes/" + index(20)));
        ask(30).andExpect(status().isAccepted());
    }

    @Test
    void anIndexThatLatePartsAreAddedToKeepsNobodyOut() throws Exception {
        allow(Optional.empty(), 1);
        ask(10).andExpect(status().isAccepted());
        HistoryRecord stored = search.historyRecords().find(index(10)).orElseThrow();
        HistoryRecord.Status status = stored.status();
        search.historyRecords()
                .save(stored.with(new HistoryRecord.Status(
                        HistoryState.LOADING,
                        status.createdAt(),
                        status.expiresAt(),
                        Optional.of(status.createdAt()),
                        Optional.empty())));

        ask(20).andExpect(status().isAccepted());
        refused(ask(30), 409, "historyMaxConcurrent", "1 under way");
    }

    @Test
    void theSameRequestAgainIsNeverRefused() throws Exception {
        ask(10).andExpect(status().isAccepted());
        allow(Optional.of(1L), 1);
        search.setDisk(100, 1);

        ask(10).andExpect(status().isOk());
        end(10, HistoryState.PARTIAL);
        dryRun(10).andExpect(jsonPath("refusal").doesNotExist());
        ask(10).andExpect(status().isAccepted());

        end(10, HistoryState.FAILED);
        dryRun(10).andExpect(jsonPath("refusal.status").value(422));
        refused(ask(10), 422, "historyMaxBytes", "");
    }

    @Test
    void whatTheRequestAloneCanNeverHaveIsUnprocessable() throws Exception {
        allow(Optional.of(199L), 10);
        refused(ask(10), 422, "historyMaxBytes", "needs 200 B (expected: at most 199 B): narrow the range, or set a")
                .andExpect(jsonPath("value").value(199))
                .andExpect(jsonPath("needed").value(200));

        ask(5).andExpect(status().isAccepted());
    }

    @Test
    void bytesThatIndexesTakeAndTheLargestOfThemAreNamed() throws Exception {
        ask(10);
        write(index(10));
        end(10, HistoryState.READY);
        long taken = search.searchStorage()
                .historyIndexes(TestArchive.PROD)
                .get(index(10))
                .bytes();
        allow(Optional.of(taken + 199), 10);

        refused(ask(20), 409, "historyMaxBytes", "delete an index: " + index(10) + " is the largest, with " + taken)
                .andExpect(jsonPath("inUse").value(taken));

        allow(Optional.of(taken + 200), 10);
        ask(20).andExpect(status().isAccepted());
    }

    @Test
    void whatLoadsUnderWayHaveStillToWriteIsTaken() throws Exception {
        allow(Optional.of(399L), 10);
        ask(10).andExpect(status().isAccepted());

        refused(ask(20), 409, "historyMaxBytes", "200 B are in use");

        ask(5).andExpect(status().isAccepted());
    }

    @Test
    void elasticsearchsLowWatermarkIsKept() throws Exception {
        search.setDisk(10_000, 1_699);
        refused(ask(10), 409, WATERMARK, "needs 200 B (expected: at most 199 B, which 85% leaves");

        search.setDisk(10_000, 1_700);
        ask(10).andExpect(status().isAccepted());
        refused(ask(20), 409, WATERMARK, "(expected: at most 0 B");

        search.setDisk(200, 200);
        refused(ask(20), 422, WATERMARK, "at most 170 B");
    }

    @Test
    void aFilterMakesALoadSmallUntilItIsKnownToBeLarge() throws Exception {
        allow(Optional.of(100L), 10);

        ask(10, "\"filter\":\"log.level:error\",").andExpect(status().isAccepted());
        ask(20, "\"filter\":\"log.level:error\",").andExpect(status().isAccepted());
        refused(ask(10), 422, "historyMaxBytes", "set a filter");
    }

    @Test
    void aDryRunSaysWhatWouldBeRefusedAndWhy() throws Exception {
        dryRun(10).andExpect(jsonPath("refusal").doesNotExist());
        allow(Optional.of(199L), 10);

        dryRun(10)
                .andExpect(status().isOk())
                .andExpect(jsonPath("indexBytes").value(200))
                .andExpect(jsonPath("refusal.status").value(422))
                .andExpect(jsonPath("refusal.limit").value("historyMaxBytes"))
                .andExpect(jsonPath("refusal.detail").value(containsString("narrow the range")));
    }

    @Test
    void ofManyRequestsAtOnceAProcessBeginsNoMoreThanAllowed() throws Exception {
        allow(Optional.empty(), 3);

        try (ExecutorService callers = Executors.newFixedThreadPool(12)) {
            List<Callable<Integer>> requests = IntStream.range(1, 13)
                    .<Callable<Integer>>mapToObj(number ->
                            () -> ask(number).andReturn().getResponse().getStatus())
                    .toList();
            List<Integer> answers =
                    callers.invokeAll(requests).stream().map(Future::resultNow).toList();

            assertThat(answers).hasSize(12).containsOnly(202, 409);
            assertThat(answers).filteredOn(answer -> answer == 202).hasSize(3);
        }
    }

    private void allow(Optional<Long> maxBytes, int maxConcurrent) {
        search.policies()
                .save(new PolicyRecord(
                        TestArchive.PROD,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        maxBytes,
                        Optional.of(maxConcurrent),
                        search.policies().find(TestArchive.PROD).flatMap(PolicyRecord::version)));
    }

    /** @param minutes of the range: five have one block, more have both */
    private ResultActions ask(int minutes) throws Exception {
        return ask(minutes, "");
    }

    private ResultActions ask(int minutes, String more) throws Exception {
        return askAt("/history-indexes", minutes, more);
    }

    private ResultActions dryRun(int minutes) throws Exception {
        return askAt("/history-indexes?dryRun=true", minutes, "");
    }

    private ResultActions askAt(String path, int minutes, String more) throws Exception {
        return mvc.perform(post(path)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{" + more + "\"environment\":\"prod\",\"start\":\"" + START + "\",\"end\":\"" + START + "||+"
                        + minutes + "m\"}"));
    }

    private static ResultActions refused(ResultActions answer, int status, String limit, String detail)
            throws Exception {
        return answer.andExpect(status().is(status))
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("field").value(limit))
                .andExpect(jsonPath("detail").value(containsString(detail)));
    }

    private static String index(int minutes) {
        return "history-prod.20261020t100000-20261020t10%02d00".formatted(minutes);
    }

    private void end(int minutes, HistoryState state) {
        HistoryRecord stored = search.historyRecords().find(index(minutes)).orElseThrow();
        search.historyRecords().save(stored.with(stored.status().with(state)));
    }

    private void write(String index) {
        byte[] line = "{\"@timestamp\":\"2026-10-20T10:00:00.000000000Z\",\"event\":{\"id\":\"0f3k9q2m7c00000001\"}}"
                .getBytes(StandardCharsets.UTF_8);
        DocumentBatch batch = new DocumentBatch(1_000);
        batch.add(HistoryIndexName.writeAlias(index), line, 0, line.length);
        search.documentWriter().write(batch, WriteMode.ALIAS_ONLY);
    }
}
