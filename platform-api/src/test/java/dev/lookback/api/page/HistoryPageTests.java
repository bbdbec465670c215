package dev.lookback.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.api.TestIndexer;
import dev.lookback.page.Browser;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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

        delete(row);
        browser().click(".list-head input");
        browser().awaits(() -> assertThat(browser().text(row)).contains("deleted"));
    }

    @Test
    void theTimeThatIsLeftCountsDownAndTheFormIsSentByEnter() {
        browser().open(form(2));
        browser().choose(".order select", "1h");
        browser().awaits(() -> assertThat(browser().text(".order .primary")).isEqualTo("Load 12 blocks"));
        browser().enter(".order .purpose", "in a hurry");
        String row = newest();
        String first = browser().text(row + LEFT);
        assertThat(first).matches("1h|5\\dm( \\d+s)?");

        browser().awaits(() -> assertThat(browser().text(row + LEFT)).isNotEqualTo(first));
        String second = browser().text(row + LEFT);
        assertThat(second).matches("5\\dm( \\d+s)?");
        browser().awaits(() -> assertThat(browser().text(row + LEFT)).isNotEqualTo(second));

        delete(row);
    }

    @Test
    void aRangeOfExploreIsOneClickFromTheFormAndItsQueryIsTheFilter() {
        browser().open("#/explore?index=recent-shop&start=now-2h&end=now");
        browser().clickText(".summary-actions a", "History");

        browser().awaits(() -> assertThat(browser().text(".order .figures")).contains("Blocks"));
        assertThat(browser().route()).contains("history?start=20").doesNotContain("filter");
        browser().back();

        browser().enter("#query", "service.name:nginx AND log.level:error");
        browser().awaits(() -> assertThat(browser().route()).contains("query=service.name"));
        browser().clickText(".summary-actions a", "History");
        browser().awaits(() -> assertThat(filter()).isEqualTo("service.name:nginx AND log.level:error"));
    }

    @Test
    void whatALivePageHandsOverArrives() {
        String query = "service.name:\"nginx\" AND (log.level:error OR message:\"timed out\")";
        browser()
                .open("#/history?environment=shop&start=" + dayBefore(1) + "&end=now&filter="
                        + URLEncoder.encode(query, StandardCharsets.UTF_8));

        browser().awaits(() -> assertThat(browser().text(".order .primary")).matches("Load \\d+ blocks"));
        assertThat(filter()).isEqualTo(query);
        assertThat(browser().text(".order .figures")).contains("Index, at most", "Takes at most");
    }

    @Test
    void aFilteredIndexHasWhatTheFilterWantsAndIsExplored() {
        browser().open(form(2));
        browser().type("#filter", "host.name:(web-1 OR web-2)");
        browser().awaits(() -> assertThat(browser().route()).contains("filter=host.name"));
        browser().awaits(() -> assertThat(browser().text(".order .figures")).contains("Index, at most"));
        String row = load();
        assertThat(row).matches(".*-[0-9a-f]{16}'\\]");
        try (TestIndexer _ = shop().indexer()) {
            browser().awaits(() -> assertThat(browser().text(row)).contains("ready"));
        }
        assertThat(browser().text(row)).contains("host.name:(web-1 OR web-2)", "24\nof 48 read");

        browser().clickText(row + " .button", "Explore");
        browser().awaits(() -> assertThat(browser().text(".summary b")).isEqualTo("24"));
        assertThat(browser().text(".index-choice option:checked")).contains("host.name:(web-1 OR web-2)");
        browser().back();
        delete(row);
    }

    @Test
    void aMistakeInTheFilterIsSaidAtItsField() {
        browser().open(form(2) + "&filter=log.level:(error");
        browser().awaits(() -> assertThat(browser().text("#filter-refusal")).contains("at character 17"));
        WebElement field = browser().see("#filter");
        assertThat(field.getAttribute("aria-invalid")).isEqualTo("true");
        assertThat(field.getAttribute("aria-describedby")).isEqualTo("filter-refusal");
        assertThat(browser().all(".order .problem")).isEmpty();
        assertThat(browser().see(".order .primary").isEnabled()).isFalse();
        // The refusal itself, and nothing else.
        assertThat(browser().takeErrors()).singleElement().asString().contains("/history-indexes", "400");

        browser().type("#filter", "log.level:(error)");
        browser().awaits(() -> assertThat(browser().text(".order .primary")).isEqualTo("Load 12 blocks"));
        assertThat(browser().all("#filter-refusal")).isEmpty();
        assertThat(browser().route()).contains("filter=log.level");
    }

    @Test
    void theFilterIsWrittenAndSentWithoutAMouse() {
        browser().open(form(3));
        browser().awaits(() -> assertThat(browser().text(".order .primary")).isEqualTo("Load 12 blocks"));

        browser().press("/");
        browser().press("host.name:web-3");
        browser().awaits(() -> assertThat(browser().route()).contains("filter=host.name"));
        browser().awaits(() -> assertThat(browser().text(".order .primary")).isEqualTo("Load 12 blocks"));
        browser().press(Keys.ENTER);

        String row = newest();
        assertThat(browser().text(row)).contains("host.name:web-3");
        delete(row);
    }

    /** Asks for an hour so many days ago, for six hours, and returns where its row is. */
    private String ask(int daysAgo) {
        browser().open(form(daysAgo));
        browser().choose(".order select", "6h");
        browser().type(".order .purpose", "for a test");
        return load();
    }

    private String load() {
        browser().awaits(() -> assertThat(browser().text(".order .primary")).isEqualTo("Load 12 blocks"));
        browser().click(".order .primary");
        return newest();
    }

    private void delete(String row) {
        browser().clickText(row + " .button", "Delete");
        browser().clickText(row + " .button", "Really delete");
        browser().awaits(() -> assertThat(browser().all(row)).isEmpty());
    }

    private String filter() {
        return String.valueOf(browser().see("#filter").getAttribute("value"));
    }

    /** The row of what was asked for just now. */
    private String newest() {
        browser().awaits(() -> assertThat(browser().all(".order")).isEmpty());
        return "tr[data-index='" + browser().see("tr.new").getAttribute("data-index") + "']";
    }

    private Instant dayBefore(int daysAgo) {
        return shop().now()
                .truncatedTo(ChronoUnit.DAYS)
                .minus(Duration.ofDays(daysAgo))
                .plus(Duration.ofHours(9));
    }

    private String form(int daysAgo) {
        Instant start = dayBefore(daysAgo);
        return "#/history?start=" + start + "&end=" + start.plus(Duration.ofHours(1));
    }
}
