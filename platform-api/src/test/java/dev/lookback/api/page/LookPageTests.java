package dev.lookback.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.function.Supplier;

/** What holds for every page. */
abstract class LookPageTests extends PageTests {

    private static final String NAMELESS = """
            const nameOf = element => (element.getAttribute('aria-label') || element.labels?.[0]?.textContent
                || element.textContent || element.title || '').trim();
            return [...document.querySelectorAll('button, a, input, select, [role=img], [role=grid], [role=application]')]
                .filter(element => element.offsetParent !== null && nameOf(element) === '')
                .map(element => element.outerHTML);
            """;

    /** Of every text in sight, what it is on; "contrast AA" is 4.5 : 1, or 3 : 1 for large text. */
    private static final String FAINT = """
            const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
            const rgba = colour => {
              canvas.clearRect(0, 0, 1, 1);
              canvas.fillStyle = colour;
              canvas.fillRect(0, 0, 1, 1);
              return [...canvas.getImageData(0, 0, 1, 1).data];
            };
            const light = ([r, g, b]) => [r, g, b].map(part => part / 255)
                .map(part => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
                .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);
            const ground = element => {
              for (let at = element; at; at = at.parentElement) {
                const colour = rgba(getComputedStyle(at).backgroundColor);
                if (colour[3] > 250) {
                  return colour;
                }
              }
              return [255, 255, 255, 255];
            };
            const faint = [];
            for (const element of document.querySelectorAll('body *')) {
              const hasText = [...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim() !== '');
              const style = getComputedStyle(element);
              if (!hasText || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
                  || element.matches(':disabled, :disabled *, .sr, option')) {
                continue;
              }
              const [one, other] = [light(rgba(style.color)), light(ground(element))];
              const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
              if (contrast < (parseFloat(style.fontSize) >= 24 ? 3 : 4.5)) {
                faint.push(contrast.toFixed(2) + ' ' + element.outerHTML.slice(0, 120));
              }
            }
            return faint;
            """;

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

            assertThat((List<?>) browser().script(NAMELESS)).as(page).isEmpty();
            assertThat((List<?>) browser().script(FAINT))
                    .as(page + ' ' + scheme)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"explore", "history", "archive", "status"})
    void nothingSticksOutOfAPhone(String page) {
        browser().size(400, 800);
        browser().open("#/" + page);
        settle();

        assertThat(browser().script("return document.documentElement.scrollWidth"))
                .isEqualTo(400L);
        assertThat((List<?>) browser().script("""
                return [...document.querySelectorAll('button, a, input, select, b, dd')]
                    .filter(element => element.offsetParent !== null && !element.closest('.skip, .popover'))
                    .filter(element => element.getBoundingClientRect().right > innerWidth + 0.5)
                    .map(element => element.outerHTML);
                """)).isEmpty();
    }

    @Test
    void isDarkWhereTheSystemIsAndAsTheReaderChose() {
        browser().prefer("dark");
        browser().open("");
        assertThat(isDark()).isTrue();

        browser().click("[aria-label='Theme: as the system']");
        assertThat(isDark()).isFalse();
        browser().reload();
        assertThat(isDark()).isFalse();

        browser().click("[aria-label='Theme: light']");
        browser().prefer("light");
        assertThat(isDark()).isTrue();
    }

    @Test
    void nothingComesFromElsewhere() {
        browser().open("");
        browser().see(".row");

        @SuppressWarnings("unchecked")
        List<String> loaded = (List<String>)
                browser().script("return performance.getEntriesByType('resource').map(entry => entry.name)");

        assertThat(loaded).hasSizeGreaterThan(15).allMatch(address -> address.startsWith(shop().address()));
    }

    private void settle() {
        browser().see("main");
        browser()
                .awaits(() ->
                        assertThat(browser().all(".busy, [aria-busy=true]")).isEmpty());
    }

    private boolean isDark() {
        return (Boolean)
                browser().script("return getComputedStyle(document.body)" + ".backgroundColor.match(/\\d+/)[0] < 60");
    }
}
