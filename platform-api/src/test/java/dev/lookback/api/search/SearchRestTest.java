package dev.lookback.api.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.lookback.api.RestTestApplication;
import dev.lookback.model.topic.Environment;
import dev.lookback.search.DocumentBatch;
import dev.lookback.search.InMemorySearch;
import dev.lookback.search.Lines;
import dev.lookback.search.RecentIndexName;
import dev.lookback.search.WriteMode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureWebMvc;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

import java.time.Instant;
import java.time.LocalDate;

@SpringBootTest(classes = RestTestApplication.class)
@AutoConfigureWebMvc
@AutoConfigureMockMvc
class SearchRestTest {

    private static final Environment PROD = new Environment("prod");
    private static final String RANGE = "\"start\":\"2026-11-23T10:00:00Z\",\"end\":\"2026-11-23T11:00:00Z\"";
    private static final String REQUEST = "{\"index\":\"recent-prod\"," + RANGE + "%s}";

    @Autowired
    private MockMvc mvc;

    @Autowired
    private InMemorySearch search;

    @BeforeEach
    void startAnew() {
        search.wipe();
        search.setAvailable(true);
    }

    @Test
    void answersWithTheEventsAsTheyAreAndWhereTheNextPageBegins() throws Exception {
        index(3);

        String first = search(",\"size\":2,\"order\":\"oldest\"")
                .andExpect(status().isOk())
                .andExpect(jsonPath("index").value("recent-prod"))
                .andExpect(jsonPath("start").value("2026-11-23T10:00:00Z"))
                .andExpect(jsonPath("end").value("2026-11-23T11:00:00Z"))
                .andExpect(jsonPath("total").value(3))
                .andExpect(jsonPath("relation").value("eq"))
                .andExpect(jsonPath("events[*].event.id", contains(Lines.id(0), Lines.id(1))))
                .andExpect(jsonPath("events[0].@timestamp").value("2026-11-23T10:00:00.000000000Z"))
                .andExpect(jsonPath("histogram").doesNotExist())
                .andExpect(jsonPath("timedOut").value(false))
                .andExpect(jsonPath("took").value("PT0S"))
                .andReturn()
                .getResponse()
                .getContentAsString();
        String next = "2026-11-23T10:10:00.000000000Z_" + Lines.id(1);
        assertThat(first).contains("\"next\":\"" + next + '"');

        search(",\"size\":2,\"order\":\"oldest\",\"after\":\"" + next + '"')
                .andExpect(jsonPath("events[*].event.id", contains(Lines.id(2))))
                .andExpect(jsonPath("total").doesNotExist())
                .andExpect(jsonPath("next").doesNotExist());
    }

    @Test
    void theNewestComeFirstWhereNothingElseIsSaid() throws Exception {
        index(3);

        search("").andExpect(jsonPath("events[*].event.id", contains(Lines.id(2), Lines.id(1), Lines.id(0))));
    }

    @Test
    void theQueryChoosesAndTheHistogramCounts() throws Exception {
        index(3);

        search(",\"query\":\"event.id:" + Lines.id(1) + "\",\"size\":0,\"histogram\":{\"buckets\":13}")
                .andExpect(jsonPath("total").value(1))
                .andExpect(jsonPath("events", hasSize(0)))
                .andExpect(jsonPath("interval").value("PT5M"))
                .andExpect(jsonPath("histogram", hasSize(12)))
                .andExpect(jsonPath("histogram[2].start").value("2026-11-23T10:10:00Z"))
                .andExpect(jsonPath("histogram[2].count").value(1))
                .andExpect(jsonPath("histogram[3].count").value(0));
    }

    @Test
    void anEnvironmentOfWhichNothingIsIndexedYetIsEmpty() throws Exception {
        search("")
                .andExpect(status().isOk())
                .andExpect(jsonPath("total").value(0))
                .andExpect(jsonPath("events", hasSize(0)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"recent-test", "recent-prod.2026.11.22", "history-prod.20261123t100000-20261123t110000"})
    void whatIsNotThereIsNotFound(String index) throws Exception {
        index(1);

        post("{\"index\":\"" + index + "\"," + RANGE + '}')
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("field").value("index"))
                .andExpect(jsonPath("detail").value(containsString(index)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "recent-*",
                "recent-prod,history-prod",
                "recent-prod.*",
                "history-prod.*",
                "-recent-prod",
                "<recent-prod>",
                "lookback-history-indexes",
                "lookback-load-history-prod.20261123t100000-20261123t110000",
                "remote:recent-prod",
                "recent-prod/_doc",
                ".kibana",
            })
    void nothingButOurOwnIndexesIsSearched(String index) throws Exception {
        post("{\"index\":\"" + index + "\"," + RANGE + '}')
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("field").value("index"))
                .andExpect(jsonPath("detail").value(containsString("recent-<environment>")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ,"size":501              | size              | 0 to 500
            ,"size":-1               | size              | 0 to 500
            ,"size":"ten"            | size              | a whole number
            ,"order":"random"        | order             | newest or oldest
            ,"after":"there"         | after             | next of the page before
            ,"histogram":{"buckets":9} | histogram.buckets | 10 to 500
            ,"histogram":5           | histogram         | an object
            ,"query":"a:("           | query             | a Lucene query string; Failed to parse
            ,"queries":"x"           | queries           | unknown field
            """)
    void wrongFieldsAreNamed(String more, String field, String detail) throws Exception {
        index(1);

        search(more)
                .andExpect(status().isBadRequest())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("field").value(field))
                .andExpect(jsonPath("detail").value(containsString(detail)));
    }

    @Test
    void theRangeIsNeeded() throws Exception {
        post("{\"index\":\"recent-prod\",\"start\":\"now-1h\"}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("field").value("end"));
    }

    @Test
    void saysThatElasticsearchIsAway() throws Exception {
        search.setAvailable(false);

        search("")
                .andExpect(status().isServiceUnavailable())
                .andExpect(header().exists("Retry-After"))
                .andExpect(jsonPath("detail").value(containsString("elasticsearch")));
    }

    private ResultActions search(String more) throws Exception {
        return post(REQUEST.formatted(more));
    }

    private ResultActions post(String body) throws Exception {
        return mvc.perform(MockMvcRequestBuilders.post("/search")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    /** One every ten minutes from ten o'clock on. */
    private void index(int events) {
        search.recentIndexes().prepare(PROD);
        String index = new RecentIndexName(PROD, LocalDate.parse("2026-11-23")).toString();
        DocumentBatch batch = new DocumentBatch(0);
        for (int number = 0; number < events; number++) {
            byte[] line =
                    Lines.line(number, Instant.parse("2026-11-23T10:00:00Z").plusSeconds(600L * number));
            batch.add(index, line, 0, line.length);
        }
        search.documentWriter().write(batch, WriteMode.ANY_TARGET);
    }
}
