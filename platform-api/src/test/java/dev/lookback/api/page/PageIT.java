package dev.lookback.api.page;

import dev.lookback.page.Browser;
import dev.lookback.page.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Clock;

/** The page in a real browser, on the real API and real services: one start for all of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageIT {

    private static final String SCREENSHOTS = "lookback.screenshots";
    private static final int DAYS = System.getProperty(SCREENSHOTS) == null ? 4 : 8;

    private Shop shop;
    private Browser browser;

    @BeforeAll
    void open(@TempDir Path directory) throws Exception {
        Chromium.require();
        // A little ago, so that "now" of the page has all events behind it.
        shop = Shop.open(Clock.systemUTC().instant().minusSeconds(5), DAYS);
        browser = new Browser(directory.resolve("profile"), shop.address());
    }

    @AfterAll
    void close() throws InterruptedException {
        if (browser != null) {
            browser.close();
        }
        if (shop != null) {
            shop.close();
        }
    }

    @Nested
    class Explore extends ExplorePageTests {
        Explore() {
            super(() -> shop, () -> browser);
        }
    }

    @Nested
    class History extends HistoryPageTests {
        History() {
            super(() -> shop, () -> browser);
        }
    }

    @Nested
    class Archive extends ArchivePageTests {
        Archive() {
            super(() -> shop, () -> browser);
        }
    }

    @Nested
    class Status extends StatusPageTests {
        Status() {
            super(() -> shop, () -> browser);
        }
    }

    @Nested
    @EnabledIfSystemProperty(named = SCREENSHOTS, matches = ".+")
    class Screenshots extends PageScreenshots {
        Screenshots() {
            super(() -> shop, () -> browser);
        }
    }

    @Nested
    class Look extends LookPageTests {
        Look() {
            super(() -> shop, () -> browser);
        }
    }
}
