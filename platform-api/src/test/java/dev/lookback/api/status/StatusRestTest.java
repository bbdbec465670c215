package dev.lookback.api.status;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.lookback.api.RestTestApplication;
import dev.lookback.api.environment.TestArchive;
import dev.lookback.search.InMemorySearch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureWebMvc;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

import java.time.Instant;

@SpringBootTest(classes = RestTestApplication.class)
@AutoConfigureWebMvc
@AutoConfigureMockMvc
class StatusRestTest {

    @Autowired
    private MockMvc mvc;

    @Autowired
    private InMemorySearch search;

    @Autowired
    private TestArchive archive;

    @Autowired
    private TestKafka kafka;

    @BeforeEach
    void startAnew() {
        search.setAvailable(true);
        kafka.setAvailable(true);
        archive.closeThrough(TestArchive.INTERVALS.at(Instant.parse("2026-11-23T15:50:00Z")));
    }

    @Test
    void saysWhoRunsAndHowFarBehind() throws Exception {
        ask().andExpect(jsonPath("environment").value("prod"))
                .andExpect(jsonPath("services[*].name", contains("kafka", "elasticsearch", "archive")))
                .andExpect(jsonPath("services[*].state", contains("up", "up", "up")))
                .andExpect(jsonPath("services[0].nodes[0].name").value("127.0.0.1:9092"))
                .andExpect(jsonPath("services[0].nodes[0].totalBytes").value(1_000))
                .andExpect(jsonPath("services[0].nodes[0].availableBytes").value(400))
                .andExpect(jsonPath("services[1].nodes", hasSize(1)))
                .andExpect(jsonPath("services[2].nodes", hasSize(0)))
                .andExpect(
                        jsonPath("consumers[*].role", contains("es-consumer", "compressor", "indexer", "platform-api")))
                .andExpect(jsonPath("consumers[0].members", hasSize(0)))
                .andExpect(jsonPath("consumers[1].group").value("lookback-compressor-prod"))
                .andExpect(jsonPath("consumers[1].topic").value("h-prod"))
                .andExpect(jsonPath("consumers[1].lag").value(12))
                .andExpect(jsonPath("consumers[1].members[0].host").value("127.0.0.1"))
                .andExpect(jsonPath("consumers[1].members[0].partitions").value(4))
                .andExpect(jsonPath("closedThrough").value("2026-11-23T15:55:00Z"))
                .andExpect(jsonPath("deadLetters.topic").value("d-prod"))
                .andExpect(jsonPath("deadLetters.records").value(3))
                .andExpect(jsonPath("indexes.recent.events").value(0))
                .andExpect(jsonPath("indexes.history.indexes").value(0));
    }

    @Test
    void whatIsDownTakesNothingAwayOfTheRest() throws Exception {
        search.setAvailable(false);
        ask().andExpect(jsonPath("services[*].state", contains("up", "down", "up")))
                .andExpect(jsonPath("services[1].reason").value(containsString("unavailable")))
                .andExpect(jsonPath("indexes").doesNotExist())
                .andExpect(jsonPath("deadLetters.records").value(3));

        search.setAvailable(true);
        kafka.setAvailable(false);
        ask().andExpect(jsonPath("services[*].state", contains("down", "up", "up")))
                .andExpect(jsonPath("services[0].reason").value(containsString("gone")))
                .andExpect(jsonPath("consumers", hasSize(0)))
                .andExpect(jsonPath("closedThrough").doesNotExist())
                .andExpect(jsonPath("deadLetters").doesNotExist())
                .andExpect(jsonPath("indexes.recent.events").value(0));
    }

    @Test
    void aNameThatNoEnvironmentCanHaveIsRefused() throws Exception {
        mvc.perform(get("/environments/PROD/status"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("field").value("environment"));
    }

    private ResultActions ask() throws Exception {
        return mvc.perform(get("/environments/prod/status")).andExpect(status().isOk());
    }
}
