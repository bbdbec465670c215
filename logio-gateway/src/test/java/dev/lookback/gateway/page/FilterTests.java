package dev.lookback.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.function.Supplier;

abstract class FilterTests extends LivePageTests {

    FilterTests(Supplier<Desk> desk) {
        super(desk);
    }

    @Test
    void byText() {
        desk().open("1.streams=text");
        desk().say("text", "Payment refused", "session opened");
        desk().sees("Payment refused", "session opened");

        browser().press("/");
        browser().press("REFUSED");
        desk().sees("Payment refused");
        desk().say("text", "refused again", "session closed");

        desk().sees("Payment refused", "refused again");
        assertThat(browser().text(".line mark")).isEqualTo("refused");
        assertThat(browser().route()).isEqualTo("#/live?1.streams=text&1.filter=REFUSED");
    }

    @Test
    void byRegularExpression() {
        desk().open("1.streams=regex&1.kind=regex&1.filter=" + "in+%5B0-9%5D%7B3%7D+ms");

        desk().say("regex", "GET / in 12 ms", "GET / in 250 ms");

        desk().sees("GET / in 250 ms");
        browser().awaits(() -> assertThat(desk().figure("unmatched")).isEqualTo(1));
    }

    @Test
    void aBadRegularExpressionIsSaidAtTheField() {
        desk().open("1.streams=bad-regex&1.kind=regex");
        browser().type(".filter-text", "(");

        browser()
                .awaits(() -> assertThat(browser().text(".filter-text-place .field-bad"))
                        .contains("Unterminated group"));
        assertThat(browser().see(".filter-text").getAttribute("aria-invalid")).isEqualTo("true");

        browser().type(".filter-text", "(a|b)");
        browser().awaits(() -> assertThat(browser().all(".field-bad")).isEmpty());
    }

    @Test
    void theHighlightLeavesEverythingElse() {
        desk().open("1.streams=highlight");
        browser().type(".highlight-text", "/t.med/");
        browser().awaits(() -> assertThat(browser().route()).contains("1.highlight="));

        desk().say("highlight", "it timed out", "all is well");

        desk().sees("it timed out", "all is well");
        assertThat(browser().text(".line mark")).isEqualTo("timed");
    }
}
