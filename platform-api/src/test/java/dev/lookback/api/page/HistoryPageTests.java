package dev.lookback.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.api.TestIndexer;
import dev.lookback.page.Browser;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

abstract class HistoryPageTests extends PageTests {

    private static final String LEFT = " td:nth-child(5)";

    HistoryPageTests(Supplier<Shop> shop, Supplier<Browser> browser) {
        super(shop, browser);
    }

    @Test
    void theEstimateIsThereBeforeAnythingIsAskedFor() {
        browser().open(form(1));

        browser()
                .awaits(() -> assertThat(browser().text(".order .figures"))
                        .contains("Blocks\n12", "Events, at most", "Index, about"));
        assertThat(browser().text(".order .primary")).isEqualTo("Load 12 blocks");
        browser().clickText(".order .button", "Cancel");
        browser().awaits(() -> assertThat(browser().all(".order")).isEmpty());
    }

    @Test
    void anIndexLoadsInSightAndIsExtendedExploredAndDeleted() {
        String row = ask(3);
        browser().awaits(() -> assertThat(browser().text(row)).contains("loading", "of 12 blocks", "for a test"));
        try (TestIndexer _ = shop().indexer()) {
            browser()
                    .awaits(() ->
                            assertThat(browser().text(row)).contains("ready", String.valueOf(12 * TestIndexer.EVENTS)));
        }
        String before = browser().text(row + LEFT);
        assertThat(before).matches("5h 5\\dm|6h");

        browser().click(row + " .popover-place > button");
        browser().clickText(".choice", "1 day longer");
        browser().awaits(() -> assertThat(browser().text(row + LEFT)).matches("1d 5h|1d 6h"));

        browser().clickText(row + " .button", "Explore");
        browser()
                .awaits(() ->
                        assertThat(browser().text(".summary b")).isEqualTo(String.valueOf(12 * TestIndexer.EVENTS)));
        assertThat(browser().see(".index-choice").getAttribute("value")).startsWith("history-shop.");
        browser().back();

        browser().clickText(row + " .button", "Delete");
        browser().clickText(row + " .button", "Really delete");
        browser().awaits(() -> assertThat(browser().all(row)).isEmpty());
        browser().click(".list-head input");
        browser().awaits(() -> assertThat(browser().text(row)).contains("deleted"));
    }

    @Test
    void theTimeThatIsLeftCountsDownAndTheFormIsSentByEnter() {
        browser().open(form(2));
        browser().choose(".order select", "1h");
        browser().awaits(() -> assertThat(browser().text(".order .primary")).isEqualTo("Load 12 blocks"));
        browser().enter(".order input[placeholder]", "in a hurry");
        String row = newest();
        String first = browser().text(row + LEFT);
        assertThat(first).matches("1h|5\\dm( \\d+s)?");

        browser().awaits(() -> assertThat(browser().text(row + LEFT)).isNotEqualTo(first));
        String second = browser().text(row + LEFT);
        assertThat(second).matches("5\\dm( \\d+s)?");
        browser().awaits(() -> assertThat(browser().text(row + LEFT)).isNotEqualTo(second));

        browser().clickText(row + " .button", "Delete");
        browser().clickText(row + " .button", "Really delete");
        browser().awaits(() -> assertThat(browser().all(row)).isEmpty());
    }

    @Test
    void aRangeOfExploreIsOneClickFromTheForm() {
        browser().open("#/explore?index=recent-shop&start=now-2h&end=now");
        browser().clickText(".summary-actions a", "History");

        browser().awaits(() -> assertThat(browser().text(".order .figures")).contains("Blocks"));
        assertThat(browser().route()).contains("history?start=20");
    }

    @Test
    void theFormOffersNoFilter() {
        browser().open("#/history");
        browser().see(".page-head .primary");

        browser().click(".page-head .primary");
        browser().awaits(() -> assertThat(browser().text(".order .figures")).doesNotContain("…"));

        assertThat(browser().route()).contains("start=now-1h");
        assertThat(browser().all(".order .problem")).isEmpty();
        // There are no filters yet, so none is offered.
        assertThat(browser().text(".order")).doesNotContainIgnoringCase("filter");
    }

    /** Asks for an hour so many days ago, for six hours, and returns where its row is. */
    private String ask(int daysAgo) {
        browser().open(form(daysAgo));
        browser().choose(".order select", "6h");
        browser().type(".order input[placeholder]", "for a test");
        browser().awaits(() -> assertThat(browser().text(".order .primary")).isEqualTo("Load 12 blocks"));
        browser().click(".order .primary");
        return newest();
    }

    /** The row of what was asked for just now. */
    private String newest() {
        browser().awaits(() -> assertThat(browser().all(".order")).isEmpty());
        return "tr[data-index='" + browser().see("tr.new").getAttribute("data-index") + "']";
    }

    private String form(int daysAgo) {
        Instant start = shop().now()
                .truncatedTo(ChronoUnit.DAYS)
                .minus(Duration.ofDays(daysAgo))
                .plus(Duration.ofHours(9));
        return "#/history?start=" + start + "&end=" + start.plus(Duration.ofHours(1));
    }
}
