package dev.lookback.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.page.Browser;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

import java.util.function.Supplier;

abstract class ArchivePageTests extends PageTests {

    private static final String DAYS = ".day";

    ArchivePageTests(Supplier<Shop> shop, Supplier<Browser> browser) {
        super(shop, browser);
    }

    @Test
    void showsEveryIntervalByDay() {
        browser().open("#/archive?start=now-3d&end=now");

        browser().awaits(() -> assertThat(browser().all(DAYS)).hasSize(4));
        browser().awaits(() -> assertThat(browser().text(".sums")).endsWith("events"));
        assertThat(browser().text(".legend").lines())
                .satisfiesExactly(
                        name -> assertThat(name).isEqualTo("archived"),
                        archived -> assertThat(Integer.parseInt(archived)).isBetween(800, 860),
                        name -> assertThat(name).isEqualTo("came late"),
                        late -> assertThat(Integer.parseInt(late)).isBetween(14, 15),
                        name -> assertThat(name).isEqualTo("still open"),
                        open -> assertThat(Integer.parseInt(open)).isBetween(2, 4),
                        name -> assertThat(name).isEqualTo("empty"),
                        empty -> assertThat(Integer.parseInt(empty)).isBetween(17, 18));
    }

    @Test
    void aHistoryIndexIsTwoClicksFromAStretch() {
        browser().open("#/archive?start=now-3d&end=now");
        browser().awaits(() -> assertThat(browser().all(DAYS)).hasSize(4));

        browser().draw(DAYS + ":nth-child(3) .day-strip", 0.5, 0.6);
        assertThat(browser().text("section.chosen")).contains("events");
        browser().clickText("section.chosen a", "History index …");

        browser().awaits(() -> assertThat(browser().text(".order .primary")).matches("Load \\d\\d blocks"));
    }

    @Test
    void worksWithoutAMouse() {
        browser().open("#/archive?start=now-3d&end=now");
        browser().awaits(() -> assertThat(browser().all(DAYS)).hasSize(4));
        browser().script("document.querySelector('.strips').focus()");

        browser().press(Keys.ARROW_LEFT);
        browser().awaits(() -> assertThat(browser().text(".reading")).contains("open, closes about"));
        browser().press(Keys.chord(Keys.SHIFT, Keys.ARROW_LEFT, Keys.ARROW_LEFT, Keys.ARROW_LEFT));
        browser().awaits(() -> assertThat(browser().text(".reading")).contains("events"));
        browser().see("section.chosen");
        browser().press(Keys.ESCAPE);
        browser().awaits(() -> assertThat(browser().all("section.chosen")).isEmpty());
    }

    @Test
    void aRangeLongerThanAMonthComesInPieces() {
        String start = shop().now().minusSeconds(70 * 86_400L).toString();
        browser().open("#/archive?start=" + start + "&end=" + shop().now());

        browser().awaits(() -> assertThat(browser().all(DAYS)).hasSizeBetween(70, 71));
        browser().awaits(() -> assertThat(browser().text(".sums")).endsWith("events"));
    }
}
