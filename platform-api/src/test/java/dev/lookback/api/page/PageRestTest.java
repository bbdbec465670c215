package dev.lookback.api.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

class PageRestTest {

    private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    ValidationAutoConfiguration.class,
                    JacksonAutoConfiguration.class,
                    HttpMessageConvertersAutoConfiguration.class,
                    WebMvcAutoConfiguration.class))
            .withUserConfiguration(PageConfiguration.class);

    @Test
    void namesNoLivePageWhereNoneIsKnown() {
        runner.run(context -> answers(context, "{}"));
    }

    @Test
    void namesTheLivePage() {
        runner.withPropertyValues("lookback.page.live-url=https://live.example.org/")
                .run(context -> answers(context, "{\"liveUrl\":\"https://live.example.org/\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "live.example.org", "/live"})
    void whatIsNoAddressIsRefused(String url) {
        runner.withPropertyValues("lookback.page.live-url=" + url)
                .run(context -> assertThat(context).hasFailed());
    }

    private static void answers(WebApplicationContext context, String json) throws Exception {
        MockMvcBuilders.webAppContextSetup(context)
                .build()
                .perform(get("/page"))
                .andExpect(content().string(json));
    }
}
