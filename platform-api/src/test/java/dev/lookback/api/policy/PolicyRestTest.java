package dev.lookback.api.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.lookback.api.RestTestApplication;
import dev.lookback.search.InMemorySearch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureWebMvc;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@SpringBootTest(classes = RestTestApplication.class)
@AutoConfigureWebMvc
@AutoConfigureMockMvc
class PolicyRestTest {

    private static final String POLICY = "/environments/prod/policy";

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
    void theSettingsAreThePolicyUntilOneIsSet() throws Exception {
        show().andExpect(content().json("""
                        {"recentRetention":"PT168H","historyTtl":"PT24H","historyMaxTtl":"PT336H",
                         "historyMaxBytes":null,"historyMaxConcurrent":10}""")).andExpect(header().string("ETag", "\"unset\""));
    }

    @Test
    void whatWasSetIsShownAndWhatWasLeftOutIsAsTheSettingsSay() throws Exception {
        set("""
                {"recentRetention":"3d","historyTtl":"PT2H"}""").andExpect(status().isOk());

        show().andExpect(jsonPath("recentRetention").value("PT72H"))
                .andExpect(jsonPath("historyTtl").value("PT2H"))
                .andExpect(jsonPath("historyMaxTtl").value("PT336H"));
    }

    @Test
    void whatIsShownCanBeSetAgain() throws Exception {
        set("{\"recentRetention\":\"3d\",\"historyMaxBytes\":\"500GB\",\"historyMaxConcurrent\":3}")
                .andExpect(status().isOk());
        String shown = show().andReturn().getResponse().getContentAsString();

        set(shown).andExpect(status().isOk()).andExpect(content().json(shown));
    }

    @Test
    void bytesAreANumberOrANumberWithAUnit() throws Exception {
        set("{\"historyMaxBytes\":\"20GB\",\"historyMaxConcurrent\":1}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("historyMaxBytes").value(21_474_836_480L))
                .andExpect(jsonPath("historyMaxConcurrent").value(1));

        set("{\"historyMaxBytes\":1500}").andExpect(jsonPath("historyMaxBytes").value(1_500));
    }

    @Test
    void anEmptyPolicyIsTheSettingsAgain() throws Exception {
        set("{\"recentRetention\":\"3d\"}").andExpect(status().isOk());

        set("{}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("recentRetention").value("PT168H"));
    }

    @Test
    void aChangeOfAPolicyThatTheCallerHasNotSeenIsRefused() throws Exception {
        String unset = tag(show());
        String first = tag(set("{\"recentRetention\":\"3d\"}"));
        assertThat(first).isNotEqualTo(unset);

        mvc.perform(request("{\"recentRetention\":\"9d\"}").header("If-Match", unset))
                .andExpect(status().isPreconditionFailed())
                .andExpect(jsonPath("field").value("If-Match"));
        show().andExpect(jsonPath("recentRetention").value("PT72H"));

        mvc.perform(request("{\"recentRetention\":\"9d\"}").header("If-Match", first))
                .andExpect(status().isOk());
        mvc.perform(request("{\"recentRetention\":\"10d\"}").header("If-Match", "*"))
                .andExpect(status().isOk());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"recentRetention":"23h"}                   | recentRetention | at least a day
                    {"recentRetention":"soon"}                  | recentRetention | ISO-8601
                    {"recentRetention":"99999d"}                | recentRetention | at most 36500d
                    {"recentRetention":7}                       | recentRetention | ISO-8601
                    {"historyTtl":"0s"}                         | historyTtl      | more than nothing
                    {"historyTtl":"15d"}                        | historyTtl      | at most historyMaxTtl, PT336H
                    {"historyTtl":"3h","historyMaxTtl":"2h"}    | historyTtl      | at most historyMaxTtl, PT2H
                    {"historyMaxTtl":"23h"}                     | historyMaxTtl   | at least historyTtl, PT24H
                    {"historyMaxBytes":"much"}                  | historyMaxBytes | bytes, or like 500MB
                    {"historyMaxBytes":0}                       | historyMaxBytes | more than nothing
                    {"historyMaxBytes":"-1GB"}                  | historyMaxBytes | more than nothing
                    {"historyMaxBytes":"99999999999999TB"}      | historyMaxBytes | bytes, or like 500MB
                    {"historyMaxConcurrent":0}                  | historyMaxConcurrent | at least 1
                    {"historyMaxConcurrent":"3"}                | historyMaxConcurrent | a whole number
                    {"historyMaxConcurrent":2.5}                | historyMaxConcurrent | a whole number
                    """)
    void whatCannotBeMeantIsAProblemThatNamesTheField(String body, String field, String detail) throws Exception {
        set(body)
                .andExpect(status().isBadRequest())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("field").value(field))
                .andExpect(jsonPath("detail").value(containsString(detail)));

        show().andExpect(header().string("ETag", "\"unset\""));
    }

    @Test
    void anEnvironmentThatThereIsNotHasNoPolicy() throws Exception {
        mvc.perform(get("/environments/test/policy"))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("field").value("environment"));
    }

    @Test
    void whileElasticsearchIsAwayNobodyIsToldTheSettings() throws Exception {
        search.setAvailable(false);

        mvc.perform(get(POLICY)).andExpect(status().isServiceUnavailable());
    }

    private ResultActions show() throws Exception {
        return mvc.perform(get(POLICY)).andExpect(status().isOk());
    }

    private ResultActions set(String body) throws Exception {
        return mvc.perform(request(body));
    }

    private static MockHttpServletRequestBuilder request(String body) {
        return put(POLICY).contentType(MediaType.APPLICATION_JSON).content(body);
    }

    private static String tag(ResultActions answer) {
        return String.valueOf(answer.andReturn().getResponse().getHeader("ETag"));
    }
}
