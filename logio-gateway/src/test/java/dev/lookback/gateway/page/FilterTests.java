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

        browser().awaits(() -> assertThat(browser().text(".filter-text-bad")).contains("Unterminated group"));
        assertThat(browser().see(".filter-text").getAttribute("aria-invalid")).isEqualTo("true");

        browser().type(".filter-text", "(a|b)");
        browser().awaits(() -> assertThat(browser().all(".field-bad")).isEmpty());
    }

    @Test
    void byLuceneQuery() {
        desk().open("1.streams=lucene");
        browser().choose(".filter-kind", "lucene");
        browser().enter(".filter-text", "log.level:error AND message:refused");
        desk().settle();

        desk().send(
                        Desk.line("lucene", "web-1", "error", "payment refused"),
                        Desk.line("lucene", "web-1", "info", "payment refused, tried again"),
                        Desk.line("lucene", "web-1", "error", "disk full"));
        desk().say("lucene", "nobody asked for it");
        desk().send(Desk.line("lucene", "web-1", "error", "refused at last"));

        desk().sees("from here on: log.level:error AND message:refused", "payment refused", "refused at last");
        assertThat(browser().route())
                .isEqualTo("#/live?1.streams=lucene&1.kind=lucene&1.filter=log.level%3Aerror+AND+message%3Arefused");
        assertThat(desk().figure("unmatched")).isZero();
    }

    @Test
    void aBadLuceneQueryIsSaidAtTheFieldWithThePlace() {
        desk().open("1.streams=bad-lucene&1.kind=lucene&1.filter=log.level:(error+OR");

        browser()
                .awaits(() -> assertThat(browser().text(".filter-text-bad"))
                        .isEqualTo("filter: at character 20, behind log.level:(error OR : the query ends too early"));
        assertThat(browser().see(".filter-text").getAttribute("aria-invalid")).isEqualTo("true");
        assertThat(browser().text(".nothing")).startsWith("Nothing comes until the query is mended.");

        browser().enter(".filter-text", "log.level:(error OR fatal)");
        browser().awaits(() -> assertThat(browser().all(".field-bad")).isEmpty());
        desk().settle();
        desk().send(Desk.line("bad-lucene", "web-1", "fatal", "mended"));
        desk().sees("from here on: log.level:(error OR fatal)", "mended");
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
