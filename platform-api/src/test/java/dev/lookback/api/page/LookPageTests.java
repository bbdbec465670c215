package dev.lookback.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.page.Browser;
import dev.lookback.page.PageLook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.function.Supplier;

/** What holds for every page. */
abstract class LookPageTests extends PageTests {

    LookPageTests(Supplier<Shop> shop, Supplier<Browser> browser) {
        super(shop, browser);
    }

    @ParameterizedTest
    @ValueSource(strings = {"explore", "history", "archive", "status"})
    void everythingHasAnAccessibleNameAndCanBeRead(String page) {
        for (String scheme : List.of("light", "dark")) {
            browser().prefer(scheme);
            browser().open("#/" + page);
            settle();

            assertThat(PageLook.nameless(browser())).as(page).isEmpty();
            assertThat(PageLook.faint(browser())).as(page + ' ' + scheme).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"explore", "history", "archive", "status"})
    void nothingSticksOutOfAPhone(String page) {
        browser().size(400, 800);
        browser().open("#/" + page);
        settle();

        assertThat(PageLook.sticksOut(browser())).isEmpty();
    }

    @Test
    void isDarkWhereTheSystemIsAndAsTheReaderChose() {
        browser().prefer("dark");
        browser().open("");
        assertThat(PageLook.isDark(browser())).isTrue();

        browser().click("[aria-label='Theme: as the system']");
        assertThat(PageLook.isDark(browser())).isFalse();
        browser().reload();
        assertThat(PageLook.isDark(browser())).isFalse();

        browser().click("[aria-label='Theme: light']");
        browser().prefer("light");
        assertThat(PageLook.isDark(browser())).isTrue();
    }

    @Test
    void theLivePageIsOneClickAway() {
        browser().open("");

        assertThat(browser().see("a.away").getAttribute("href")).isEqualTo(Shop.LIVE);
        assertThat(browser().text("a.away")).isEqualTo("Live");
    }

    @Test
    void nothingComesFromElsewhere() {
        browser().open("");
        browser().see(".row");

        assertThat(PageLook.loaded(browser()))
                .hasSizeGreaterThan(15)
                .allMatch(address -> address.startsWith(shop().address()));
    }

    private void settle() {
        browser().see("main");
        browser()
                .awaits(() ->
                        assertThat(browser().all(".busy, [aria-busy=true]")).isEmpty());
    }
}
