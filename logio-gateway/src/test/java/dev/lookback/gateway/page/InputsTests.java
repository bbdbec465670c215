package dev.lookback.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.gateway.TestEvents;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

import java.util.List;
import java.util.function.Supplier;

abstract class InputsTests extends LivePageTests {

    private static final String LIGHTS = """
            return [...document.querySelectorAll('[aria-label=Streams] .input-choice')]
                .filter(one => one.title === arguments[0]).map(one => one.querySelector('.light').className)[0] || '';
            """;

    private static final String FOCUS_AFTER_KEY = """
            document.body.dispatchEvent(new KeyboardEvent('keydown', { key: arguments[0], bubbles: true }));
            return Promise.resolve().then(() => {}).then(() => document.activeElement.ariaLabel);
            """;

    InputsTests(Supplier<Desk> desk) {
        super(desk);
    }

    @Test
    void showsEverythingWhereNothingIsChosen() {
        desk().open("");

        desk().say("inputs-a", "one");
        desk().say("inputs-b", "two");

        desk().sees("one", "two");
    }

    @Test
    void anInputHasALightAndARateAndIsFound() {
        desk().open("");

        browser().awaits(() -> {
            desk().say("inputs-light", "hello");
            assertThat(browser().script(LIGHTS, "inputs-light")).asString().matches("light (slow|steady|fast)");
        });
        assertThat(browser().text("[title='inputs-light'] .rate")).endsWith("/s");
        browser()
                .awaits(() ->
                        assertThat(browser().script(LIGHTS, "inputs-light")).isEqualTo("light still"));

        browser().press("i");
        browser().press("PUTS-LI");
        browser().awaits(() -> assertThat(names()).containsExactly("inputs-light"));
    }

    /** Before the next picture, as the next key may be: the script lets only what is due at once happen. */
    @Test
    void whatIsTypedRightAfterTheKeyBelongsToTheField() {
        desk().open("");
        browser().see(".inputs");
        assertThat(browser().script(FOCUS_AFTER_KEY, "i")).isEqualTo("Find streams and sources");
        browser().press(Keys.ESCAPE, "b");
        browser().awaits(() -> assertThat(browser().all(".inputs")).isEmpty());

        assertThat(browser().script(FOCUS_AFTER_KEY, "i")).isEqualTo("Find streams and sources");
    }

    @Test
    void aClickNarrowsTheActiveScreenAndTheLinkSaysSo() {
        desk().open("screens=2");
        browser().awaits(() -> {
            desk().say("inputs-click", "before");
            assertThat(names()).contains("inputs-click");
        });
        browser().press("2");
        browser().click("[title='inputs-click']");
        desk().settle();
        browser().awaits(() -> assertThat(browser().route()).isEqualTo("#/live?screens=2&2.streams=inputs-click"));
        browser().press("c");

        desk().say("inputs-other", "elsewhere");
        desk().say("inputs-click", "here");

        browser().awaits(() -> assertThat(desk().messages(2)).containsExactly("here"));
        browser().awaits(() -> assertThat(desk().messages(1)).endsWith("elsewhere", "here"));
        assertThat(browser().text("[aria-label='Screen 2'] h2")).isEqualTo("inputs-click");
    }

    @Test
    void whatAllLinesHaveInCommonIsNotInEachOfThem() {
        desk().open("1.streams=inputs-common");
        desk().say("inputs-common", "hello");
        desk().sees("hello");

        assertThat(browser().see(".line:not(.gone) .line-stream").isDisplayed()).isFalse();
        assertThat(browser().text(".line:not(.gone) .line-source")).isEqualTo("web-1");
    }

    @Test
    void aSourceAndAStreamAreBothWanted() {
        desk().open("1.streams=inputs-both&1.sources=web-2");

        desk().send(
                        TestEvents.line("inputs-both", "web-1", "another source"),
                        TestEvents.line("inputs-other", "web-2", "another stream"),
                        TestEvents.line("inputs-both", "web-2", "both"));

        desk().sees("both");
    }

    private List<String> names() {
        return browser().all("[aria-label=Streams] .input-name").stream()
                .map(element -> element.getText())
                .toList();
    }
}
