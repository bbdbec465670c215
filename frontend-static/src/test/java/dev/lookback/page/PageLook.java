package dev.lookback.page;

import java.util.ArrayList;
import java.util.List;

/** What holds for every page, however it looks: each method says what is against it. */
public final class PageLook {

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

    private static final String STICKS_OUT = """
            return [...document.querySelectorAll('button, a, input, select, b, dd')]
                .filter(element => element.offsetParent !== null && !element.closest('.skip, .popover'))
                .filter(element => element.getBoundingClientRect().right > innerWidth + 0.5)
                .map(element => element.outerHTML);
            """;

    private PageLook() {}

    /** What can be used and has no accessible name. */
    public static List<String> nameless(Browser browser) {
        return strings(browser, NAMELESS);
    }

    /** Texts in sight with less contrast than WCAG's AA. */
    public static List<String> faint(Browser browser) {
        return strings(browser, FAINT);
    }

    /** What is not to be reached without scrolling sideways. */
    public static List<String> sticksOut(Browser browser) {
        List<String> found = new ArrayList<>(strings(browser, STICKS_OUT));
        Object width = browser.script("return document.documentElement.scrollWidth - innerWidth");
        if (!width.equals(0L)) {
            found.add("the page itself, by " + width + " pixels");
        }
        return found;
    }

    public static boolean isDark(Browser browser) {
        return (Boolean) browser.script("return getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0] < 60");
    }

    /** The addresses of all that the page has asked for. */
    public static List<String> loaded(Browser browser) {
        return strings(browser, "return performance.getEntriesByType('resource').map(entry => entry.name)");
    }

    private static List<String> strings(Browser browser, String script) {
        return ((List<?>) browser.script(script)).stream().map(String::valueOf).toList();
    }
}
