package dev.lookback.api.environment;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.lookback.api.RestTestApplication;
import dev.lookback.model.time.Interval;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureWebMvc;
import org.springframework.test.web.servlet.MockMvc;

import java.time.Instant;

@SpringBootTest(classes = RestTestApplication.class)
@AutoConfigureWebMvc
@AutoConfigureMockMvc
class EnvironmentRestTest {

    private static final Interval FIRST = TestArchive.INTERVALS.at(Instant.parse("2026-11-20T10:00:00Z"));
    private static final String BLOCKS = "/environments/prod/blocks";

    @Autowired
    private MockMvc mvc;

    @Autowired
    private TestArchive archive;

    @Test
    void namesEveryEnvironment() throws Exception {
        mvc.perform(get("/environments")).andExpect(status().isOk()).andExpect(jsonPath("$", contains("prod")));
    }

    @Test
    void showsAnEntryAnInterval() throws Exception {
        archive.addPart(FIRST, 0);
        archive.addPart(FIRST, 1);
        archive.closeThrough(FIRST.next());

        mvc.perform(get(BLOCKS + "?start=2026-11-20T10:01:00Z&end=2026-11-20T10:11:00Z"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$", hasSize(3)))
                .andExpect(jsonPath("$[*].state", contains("archived", "empty", "open")))
                .andExpect(jsonPath("$[0].interval").value(FIRST.key()))
                .andExpect(jsonPath("$[0].start").value("2026-11-20T10:00:00Z"))
                .andExpect(jsonPath("$[0].end").value("2026-11-20T10:05:00Z"))
                .andExpect(jsonPath("$[0].closesAt").doesNotExist())
                .andExpect(jsonPath("$[0].parts").value(2))
                .andExpect(jsonPath("$[0].events").value(4))
                .andExpect(jsonPath("$[0].rawBytes").value(200))
                .andExpect(jsonPath("$[0].compressedBytes").value(18))
                .andExpect(jsonPath("$[0].writtenAt").value("2026-11-23T16:11:31.500Z"))
                .andExpect(jsonPath("$[0].late").value(true))
                .andExpect(jsonPath("$[1].parts").value(0))
                .andExpect(jsonPath("$[1].writtenAt").doesNotExist())
                .andExpect(jsonPath("$[1].late").value(false))
                .andExpect(jsonPath("$[2].closesAt").value("2026-11-20T10:16:30Z"));
    }

    @Test
    void wrongRequestsAreProblemsThatNameTheField() throws Exception {
        expectProblem("/environments/test/blocks?start=now-1h&end=now", 404, "environment", "one of [prod]");
        expectProblem(BLOCKS + "?end=now", 400, "start", "missing");
        expectProblem(BLOCKS + "?start=now&end=now-1h", 400, "end", "after start");
        expectProblem(BLOCKS + "?start=then&end=now", 400, "start", "ISO-8601");
        expectProblem(BLOCKS + "?start=now-2y&end=now", 400, "end", "at most 105408 intervals");
    }

    private void expectProblem(String request, int code, String field, String detail) throws Exception {
        mvc.perform(get(request))
                .andExpect(status().is(code))
                .andExpect(jsonPath("field").value(field))
                .andExpect(jsonPath("detail").value(containsString(detail)));
    }
}
