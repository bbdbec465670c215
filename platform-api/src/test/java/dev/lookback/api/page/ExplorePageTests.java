package dev.lookback.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.page.Browser;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

abstract class ExplorePageTests extends PageTests {

    private static final String DAY = "#/explore?index=recent-shop&start=now-2d&end=now";
    private static final String ROWS = ".row";
    private static final String TOTAL = ".summary b";
    private static final String ALL = String.format(Locale.US, "%,d", Shop.LAST_HOUR + Shop.BEFORE);

    ExplorePageTests(Supplier<Shop> shop, Supplier<Browser> browser) {
        super(shop, browser);
    }

    @Test
    void showsTheRecentEventsAtFirst() {
        browser().open("");

        browser().see(ROWS);
        assertThat(browser().all(".bars rect")).hasSizeGreaterThan(50);
        assertThat(browser().see(".index-choice").getAttribute("value")).isEqualTo("recent-shop");
        assertThat(browser().text(".popover-place.range")).contains("Last hour");
    }

    @Test
    void aQueryChoosesUntilItIsCleared() {
        browser().open(DAY);
        expectTotal(ALL);

        browser().enter("#query", "service.name:postgres AND log.level:debug");
        browser().awaits(() -> assertThat(number()).isBetween(1L, 1_500L));
        assertThat(browser().route()).contains("query=service.name");

        browser().enter("#query", "");
        expectTotal(ALL);
    }

    @Test
    void aMistakeInTheQueryIsSaidInElasticsearchsWords() {
        browser().open(DAY);
        expectTotal(ALL);

        browser().enter("#query", "log.level:(error");
        browser()
                .awaits(() ->
                        assertThat(browser().text(".problem")).contains("Failed to parse query [log.level:(error]"));
        assertThat(browser().see("#query").getAttribute("aria-invalid")).isEqualTo("true");
        // The refusal itself, and nothing else.
        assertThat(browser().takeErrors()).singleElement().asString().contains("/search", "400");

        browser().enter("#query", "log.level:error");
        browser().see(ROWS);
        assertThat(browser().all(".problem")).isEmpty();
    }

    @Test
    void aLinkCarriesAllOfIt() {
        browser().open(DAY + "&query=service.name%3Asshd&order=oldest&columns=user.name");
        browser().see(ROWS);

        String first = browser().text(ROWS);
        browser().reload();

        assertThat(browser().text(ROWS)).isEqualTo(first).contains("ssh2");
        assertThat(browser().see("#query").getAttribute("value")).isEqualTo("service.name:sshd");
        assertThat(browser().text(".rows-head")).contains("user.name").doesNotContain("host.name");
        assertThat(browser().text(".summary-actions")).contains("Oldest first");
    }

    @Test
    void pagesFollowAsOneScrollsAndOnlyTheRowsInSightAreThere() {
        browser().open(DAY + "&order=oldest");
        browser().see(ROWS);

        browser().awaits(() -> {
            browser().script("document.querySelector('.rows').scrollTop = 1e9");
            assertThat(browser().see(".rows").getAttribute("aria-rowcount"))
                    .isEqualTo(String.valueOf(Shop.LAST_HOUR + Shop.BEFORE));
        });
        assertThat(browser().all(ROWS)).hasSizeBetween(20, 90);
    }

    @Test
    void anEventOpensWithItsFieldsAndFiltersFollowFromThem() {
        browser().open(DAY + "&query=service.name%3Apayments");
        browser().click(ROWS);
        assertThat(browser().text(".detail")).contains("labels.order", "checkout", "service.name");

        browser().click("[aria-label='Filter for labels.team']");
        browser()
                .awaits(() -> assertThat(browser().see("#query").getAttribute("value"))
                        .isEqualTo("service.name:payments AND labels.team:\"checkout\""));

        browser().click(ROWS);
        browser().click("[aria-label='Filter out service.name']");
        browser().awaits(() -> assertThat(number()).isZero());
        browser().see(".empty-title");
        browser().back();
        browser().awaits(() -> assertThat(number()).isPositive());
    }

    @Test
    void columnsAreChosenFromTheFieldsThatThereAre() {
        browser().open(DAY + "&query=service.name%3Anginx");
        browser().see(ROWS);

        browser().click("button[aria-label='Columns']");
        browser().type(".column-choice input[type=search]", "status");
        browser().click(".column-choice li input");
        browser().press(Keys.ESCAPE);

        assertThat(browser().text(".rows-head")).contains("http.response.status_code");
        assertThat(browser().all(".popover")).isEmpty();
        assertThat(browser().route()).contains("http.response.status_code");
    }

    @Test
    void aStretchDrawnOnTheHistogramIsTheRange() {
        browser().open(DAY);
        expectTotal(ALL);

        browser().draw(".bars", 0.97, 0.995);

        browser().awaits(() -> assertThat(number()).isBetween(1L, (long) Shop.LAST_HOUR + 500));
        assertThat(browser().route()).doesNotContain("now");
        browser().back();
        expectTotal(ALL);
    }

    @Test
    void theRangeIsChosenRelativeOrTyped() {
        browser().open(DAY);
        expectTotal(ALL);

        browser().click(".range > button");
        browser().clickText(".choice", "Last 15 minutes");
        browser().awaits(() -> assertThat(browser().route()).contains("start=now-15m"));
        browser().click(".range > button");
        browser().type(".range-absolute label:nth-of-type(1) input", "now-40h");
        browser().click(".range-absolute .primary");
        expectTotal(ALL);
    }

    @Test
    void worksWithoutAMouse() {
        browser().open(DAY);
        browser().see(ROWS);

        browser().press("j");
        assertThat(browser().see(".row.selected").getAttribute("aria-rowindex")).isEqualTo("1");
        browser().press("j", Keys.ARROW_DOWN, "k");
        browser()
                .awaits(() -> assertThat(browser().see(".row.selected").getAttribute("aria-rowindex"))
                        .isEqualTo("2"));
        browser().see(".detail");
        browser().press(Keys.ESCAPE);
        browser().awaits(() -> assertThat(browser().all(".detail")).isEmpty());

        browser().press("/");
        browser().press("sshd", Keys.ENTER);
        browser().awaits(() -> assertThat(browser().route()).contains("query=sshd"));
        browser().press(Keys.ESCAPE);
        browser().press("?");
        assertThat(browser().text("dialog[open]")).contains("next event");
        browser().press(Keys.ESCAPE);
        browser().press("t");
        assertThat(browser().script("return document.documentElement.dataset.theme"))
                .isEqualTo("light");
    }

    @Test
    void aRowIsMarkedByItsLevel() {
        browser().open(DAY + "&query=log.level%3Aerror");
        browser().see(ROWS);

        List<WebElement> rows = browser().all(ROWS);

        assertThat(rows).allSatisfy(row -> assertThat(row.getAttribute("class")).contains("level-error"));
        assertThat(browser().text(ROWS)).startsWith("error");
    }

    private void expectTotal(String total) {
        browser().awaits(() -> assertThat(browser().text(TOTAL)).isEqualTo(total));
    }

    private long number() {
        return Long.parseLong(browser().text(TOTAL).replace(",", ""));
    }
}
