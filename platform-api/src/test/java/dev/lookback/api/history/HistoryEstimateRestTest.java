package dev.lookback.api.history;

import static org.hamcrest.Matchers.aMapWithSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;

import dev.lookback.api.RestTests;
import dev.lookback.api.environment.TestArchive;
import dev.lookback.model.time.TimeRange;
import dev.lookback.model.topic.Environment;
import dev.lookback.search.HistoryLoad;
import dev.lookback.search.HistoryRecord;
import dev.lookback.search.HistoryState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;

/** An archive of one block, of two events and 100 bytes. */
class HistoryEstimateRestTest extends RestTests {

    private static final Instant START = Instant.parse("2026-09-20T10:00:00Z");

    @BeforeEach
    void archiveABlock() {
        archive.addBlock(TestArchive.INTERVALS.at(START));
    }

    @Test
    void untilALoadWasMeasuredTheSettingsForetell() throws Exception {
        dryRun().andExpect(jsonPath("indexBytes").value(100))
                .andExpect(jsonPath("duration").value("PT0S"));
    }

    @Test
    void theLastLoadsOfTheEnvironmentForetell() throws Exception {
        save("prod", 2_000_000, 4, 1);
        save("prod", 6_000_000, 4, 2);
        save("test", 90_000_000, 90, 3);

        dryRun().andExpect(jsonPath("indexBytes").value(200))
                .andExpect(jsonPath("duration").value("PT0.5S"));
    }

    @Test
    void whereAnEnvironmentHasNoneThoseOfAllDo() throws Exception {
        save("test", 1_000_000, 2, 1);

        dryRun().andExpect(jsonPath("indexBytes").value(50))
                .andExpect(jsonPath("duration").value("PT1S"));
    }

    @Test
    void onlyTheLastTenLoadsCount() throws Exception {
        for (int number = 1; number <= 10; number++) {
            save("prod", 90_000_000, 90, number);
        }
        for (int number = 11; number <= 20; number++) {
            save("prod", 4_000_000, 4, number);
        }

        dryRun().andExpect(jsonPath("indexBytes").value(200))
                .andExpect(jsonPath("duration").value("PT0.5S"));
    }

    @Test
    void whatALoadReallyWasStandsBesideItsEstimate() throws Exception {
        String index = save("prod", 1_500_000, 3, 1);

        mvc.perform(get("/history-indexes/" + index))
                .andExpect(jsonPath("estimate.blocks").value(0))
                .andExpect(jsonPath("actual").value(aMapWithSize(6)))
                .andExpect(content().json("""
                        {"actual":{"blocks":7,"compressedBytes":300000,"rawBytes":2000000,"events":3,
                                   "indexBytes":1500000,"duration":"PT1S"}}"""));
        ask("/history-indexes").andExpect(jsonPath("actual").doesNotExist());
    }

    /** Of 2,000,000 bytes, loaded in a second, that ended so long after the start. */
    private String save(String environment, long indexBytes, long events, int second) {
        String index = "history-" + environment + '.' + second;
        Instant finishedAt = START.plusSeconds(second);
        search.historyRecords()
                .save(new HistoryRecord(
                        index,
                        new HistoryRecord.Request(
                                new Environment(environment),
                                new TimeRange(START, finishedAt),
                                Optional.empty(),
                                Optional.empty(),
                                "me"),
                        new HistoryRecord.Status(
                                HistoryState.EXPIRED, START, START, Optional.of(finishedAt), Optional.empty()),
                        new HistoryLoad(
                                "load",
                                HistoryLoad.Size.NONE,
                                HistoryLoad.Extent.NONE,
                                new TreeMap<>(),
                                Duration.ofSeconds(1),
                                Optional.of(new HistoryLoad.Size(
                                        7, 300_000, 2_000_000, events, indexBytes, Duration.ofSeconds(1)))),
                        Optional.empty()));
        return index;
    }

    private ResultActions dryRun() throws Exception {
        return ask("/history-indexes?dryRun=true");
    }

    private ResultActions ask(String path) throws Exception {
        return mvc.perform(post(path)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"environment\":\"prod\",\"start\":\"" + START + "\",\"end\":\"" + START + "||+5m\"}"));
    }
}
