package dev.lookback.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.api.TestIndexer;
import dev.lookback.page.Browser;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;

/** What stands in docs/screenshots; made where -Dlookback.screenshots names that directory. */
abstract class PageScreenshots extends PageTests {

    private static final List<String> SCHEMES = List.of("light", "dark");
    private static final int INTERVALS_OF_HALF_A_DAY = 144;

    PageScreenshots(Supplier<Shop> shop, Supplier<Browser> browser) {
        super(shop, browser);
    }

    @Test
    void ofEveryPage() throws IOException {
        load();
        for (String scheme : SCHEMES) {
            browser().prefer(scheme);
            explore(scheme);
            history(scheme);
            archive(scheme);
            browser().open("#/status");
            browser().awaits(() -> assertThat(browser().text(".verdict")).isEqualTo("All is running"));
            take("status-" + scheme);
        }
        browser().prefer("dark");
        browser().size(400, 800);
        browser().open("#/explore?index=recent-shop&start=now-1h&end=now");
        browser().see(".row");
        take("explore-narrow");
    }

    private void explore(String scheme) throws IOException {
        browser().open("#/explore?index=recent-shop&start=now-1h&end=now&columns=host.name,service.name");
        browser().see(".row");
        take("explore-" + scheme);
        browser().enter("#query", "service.name:payments AND log.level:error");
        browser().awaits(() -> assertThat(browser().all(".row.level-error")).isNotEmpty());
        browser().click(".row:nth-child(6)");
        browser().see(".detail");
        take("event-" + scheme);
    }

    private void history(String scheme) throws IOException {
        Instant start = noon(1);
        browser()
                .open("#/history?start=" + start + "&end=" + start.plus(Duration.ofHours(2))
                        + "&filter=service.name:payments AND log.level:(error OR fatal)");
        browser().awaits(() -> assertThat(browser().text(".order .primary")).isEqualTo("Load 24 blocks"));
        browser().see(".histories tr");
        take("history-" + scheme);
    }

    private void archive(String scheme) throws IOException {
        browser().open("#/archive?start=now-7d&end=now");
        browser().awaits(() -> assertThat(browser().text(".sums")).endsWith("events"));
        browser().draw(".day:nth-child(4) .day-strip", 0.42, 0.56);
        take("archive-" + scheme);
    }

    /** Two that are ready, and one that is on its way. */
    private void load() {
        ask(noon(4), 12, "host.name:(web-1 OR web-2)", "ticket 4711: double payments");
        ask(noon(3), 24, "", "audit");
        try (TestIndexer _ = shop().indexer()) {
            browser().open("#/history");
            browser().awaits(() -> assertThat(browser().all(".state-good")).hasSizeGreaterThanOrEqualTo(2));
        }
        ask(noon(2), INTERVALS_OF_HALF_A_DAY, "", "what the night shift saw");
        try (TestIndexer indexer = shop().indexer().answering(INTERVALS_OF_HALF_A_DAY / 2)) {
            browser().awaits(() -> assertThat(indexer.answered()).isEqualTo(INTERVALS_OF_HALF_A_DAY / 2));
        }
    }

    private void ask(Instant start, int intervals, String filter, String purpose) {
        browser()
                .open("#/history?start=" + start + "&end="
                        + start.plus(ShopDays.INTERVALS.length().multipliedBy(intervals)) + "&filter=" + filter);
        browser().type(".order .purpose", purpose);
        browser().awaits(() -> assertThat(browser().text(".order .primary")).contains("blocks"));
        browser().click(".order .primary");
        browser().awaits(() -> assertThat(browser().all(".order")).isEmpty());
    }

    private Instant noon(int daysAgo) {
        return shop().now()
                .truncatedTo(ChronoUnit.DAYS)
                .minus(Duration.ofDays(daysAgo))
                .plus(Duration.ofHours(12));
    }

    private void take(String name) throws IOException {
        Path directory = Files.createDirectories(Path.of(System.getProperty("lookback.screenshots")));
        browser().screenshot(directory.resolve(name + ".png"));
    }
}
