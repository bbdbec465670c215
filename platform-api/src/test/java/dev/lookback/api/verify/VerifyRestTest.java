package dev.lookback.api.verify;

import static dev.lookback.api.verify.SampleArchive.FIRST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.head;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.lookback.api.RestTests;
import dev.lookback.model.batch.BatchHeaders;
import dev.lookback.model.block.AgentBatches;
import dev.lookback.model.block.InMemoryBlockObjects;
import dev.lookback.model.block.OffsetRange;
import dev.lookback.model.block.PartManifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.Map;
import java.util.Optional;

class VerifyRestTest extends RestTests {

    private static final String VERIFY = "/environments/prod/verify";
    private static final String RANGE = VERIFY + "?start=2026-11-23T16:06:00Z&end=2026-11-23T16:11:00Z";

    @Autowired
    private InMemoryBlockObjects objects;

    @BeforeEach
    void begin() {
        objects.clear();
        archive.closeThrough(SampleArchive.interval(1_000));
    }

    @Test
    void aWholeArchiveIsWhole() throws Exception {
        write(0, 1);

        mvc.perform(get(RANGE))
                .andExpect(status().isOk())
                .andExpect(content().contentType("application/json"))
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(jsonPath("environment").value("prod"))
                .andExpect(jsonPath("start").value("2026-11-23T16:05:00Z"))
                .andExpect(jsonPath("end").value("2026-11-23T16:15:00Z"))
                .andExpect(jsonPath("whole").value(true))
                .andExpect(jsonPath("intervals").value(2))
                .andExpect(jsonPath("checked").value(2))
                .andExpect(jsonPath("parts").value(1))
                .andExpect(jsonPath("events").value(10))
                .andExpect(jsonPath("open.intervals").value(0))
                .andExpect(jsonPath("problems").isEmpty())
                .andExpect(jsonPath("agents[0].agent").value("a7f0"))
                .andExpect(jsonPath("agents[0].upTo").value(1))
                .andExpect(jsonPath("more.problems").value(0))
                .andExpect(jsonPath("error").doesNotExist());
    }

    @Test
    void whatIsDamagedMissingOrUnknownIsNamed() throws Exception {
        PartManifest part = write(0, 0);
        write(4, 4);
        objects.alter(SampleArchive.data(part), bytes -> new byte[] {bytes[0]});

        mvc.perform(get(RANGE))
                .andExpect(jsonPath("whole").value(false))
                .andExpect(jsonPath("problems", hasSize(3)))
                .andExpect(jsonPath("problems[0].kind").value("wrong-size"))
                .andExpect(jsonPath("problems[0].key").value(SampleArchive.data(part)))
                .andExpect(jsonPath("problems[0].found").value("1"))
                .andExpect(jsonPath("problems[0].detail").value(containsString("compressedBytes: 1 (expected: ")))
                .andExpect(jsonPath("gaps", hasSize(1)))
                .andExpect(jsonPath("gaps[0].agent").value("a7f0"))
                .andExpect(jsonPath("gaps[0].host").value("web-1"))
                .andExpect(jsonPath("gaps[0].from").value(3))
                .andExpect(jsonPath("gaps[0].to").value(3))
                .andExpect(jsonPath("gaps[0].interval").value("3k9xd"))
                .andExpect(jsonPath("unknown[0].reason").value("unplaced"))
                .andExpect(jsonPath("unknown[0].agent").value("a7f0"))
                .andExpect(jsonPath("unknown[0].from").value(1))
                .andExpect(jsonPath("unknown[0].to").value(2))
                .andExpect(jsonPath("unknown[0].key").doesNotExist());
    }

    @Test
    void whoeverWantsLinesGetsTheResultAsTheLast() throws Exception {
        write(0, 1);

        String lines = mvc.perform(get(RANGE).accept("application/x-ndjson"))
                .andExpect(status().isOk())
                .andExpect(content().contentType("application/x-ndjson"))
                .andReturn()
                .getResponse()
                .getContentAsString();

        JsonNode last = JsonMapper.shared().readTree(lines.lines().toList().getLast());
        assertThat(last.at("/result/whole").asBoolean()).isTrue();
    }

    @Test
    void wrongRequestsAreProblemsThatNameTheField() throws Exception {
        expectProblem("/environments/test/verify?start=now-1h&end=now", 404, "environment", "one of [prod]");
        expectProblem("/environments/NO/verify?start=now-1h&end=now", 400, "environment", "a name like prod");
        expectProblem(VERIFY + "?end=now", 400, "start", "missing");
        expectProblem(VERIFY + "?start=now&end=now-1h", 400, "end", "after start");
        expectProblem(VERIFY + "?start=then&end=now", 400, "start", "ISO-8601");
    }

    @Test
    void whoeverAsksForTheHeadAloneWaitsForNothing() throws Exception {
        mvc.perform(head(RANGE)).andExpect(status().isOk()).andExpect(content().string(""));
    }

    private void expectProblem(String request, int code, String field, String detail) throws Exception {
        for (String accept : new String[] {"*/*", "application/x-ndjson"}) {
            mvc.perform(get(request).accept(accept))
                    .andExpect(status().is(code))
                    .andExpect(content().contentType("application/problem+json"))
                    .andExpect(jsonPath("field").value(field))
                    .andExpect(jsonPath("detail").value(containsString(detail)));
        }
    }

    private PartManifest write(long firstBatch, long lastBatch) {
        AgentBatches.Ledger ledger = new AgentBatches.Ledger("web-1");
        for (long number = firstBatch; number <= lastBatch; number++) {
            ledger.add(new BatchHeaders.Origin(number, number == 0 ? Optional.empty() : Optional.of(FIRST)));
        }
        return new SampleArchive(objects)
                .part(FIRST, 0, new OffsetRange(firstBatch, lastBatch), Map.of("a7f0", ledger.batches()));
    }
}
