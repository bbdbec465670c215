package dev.lookback.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

import java.util.function.Supplier;

abstract class HoldTests extends LivePageTests {

    private static final int KEPT = 10_000;

    HoldTests(Supplier<Desk> desk) {
        super(desk);
    }

    @Test
    void pauseKeepsWhatIsThereAndCountsWhatWaits() {
        desk().open("1.streams=pause");
        desk().say("pause", "before");
        desk().sees("before");

        browser().press("p");
        desk().say("pause", "one", "two");

        browser().awaits(() -> assertThat(browser().text(".held")).startsWith("Paused · 2 waiting"));
        desk().sees("before");

        browser().press("p");
        desk().sees("before", "one", "two");
        assertThat(browser().all(".held")).isEmpty();
    }

    @Test
    void followLetsGoWhenScrolledUpAndComesBackWithOneKey() {
        desk().open("1.streams=follow");
        desk().sayNumbered("follow", 200);
        browser().awaits(() -> assertThat(desk().messages(1)).endsWith("number 199"));

        browser().script("document.querySelector('.lines').scrollTop -= 400");
        browser().awaits(() -> assertThat(browser().text(".held")).startsWith("Held"));
        desk().say("follow", "newest");
        browser().awaits(() -> assertThat(browser().text(".held")).contains("1 waiting"));
        assertThat(desk().messages(1)).contains("number 180").doesNotContain("number 199", "newest");

        browser().press("f");
        browser().awaits(() -> assertThat(desk().messages(1)).endsWith("newest"));
    }

    @Test
    void scrolledDownAgainItFollows() {
        desk().open("1.streams=down");
        desk().sayNumbered("down", 200);
        browser().awaits(() -> assertThat(desk().messages(1)).endsWith("number 199"));
        browser().script("document.querySelector('.lines').scrollTop -= 400");
        browser().see(".held");

        browser().script("document.querySelector('.lines').scrollTop += 4000");
        desk().say("down", "newest");

        browser().awaits(() -> assertThat(desk().messages(1)).endsWith("newest"));
    }

    @Test
    void onlyLinesInSightAreInTheDocumentHoweverManyAreKept() {
        desk().open("1.streams=many");
        desk().sayNumbered("many", KEPT + 500);

        browser().awaits(() -> assertThat(desk().messages(1)).endsWith("number " + (KEPT + 499)));
        browser().awaits(() -> assertThat(desk().figure("shown")).isEqualTo(KEPT + 500));
        assertThat(browser().all(".line")).hasSizeLessThan(100);

        browser().script("document.querySelector('.lines').scrollTop = 0");
        browser().awaits(() -> assertThat(desk().messages(1)).startsWith("number 500"));
    }

    @Test
    void wrappedLinesEndAtTheNewestToo() {
        desk().open("1.streams=wrap");
        browser().press("w");
        browser().awaits(() -> assertThat(browser().route()).contains("1.wrap=yes"));
        for (int i = 0; i < 60; i++) {
            desk().say("wrap", ("long word " + "x".repeat(i) + ' ').repeat(20) + "\n\tat line " + i);
        }

        browser().awaits(() -> assertThat(desk().messages(1).getLast()).endsWith("at line 59"));
        assertThat(browser().script("""
                const lines = document.querySelector('.lines');
                const last = [...lines.querySelectorAll('.line:not(.gone)')].map(line => line.getBoundingClientRect().bottom);
                return Math.abs(Math.max(...last) - lines.getBoundingClientRect().bottom) < 2;
                """)).isEqualTo(true);
        assertThat(browser().script("""
                const lines = [...document.querySelectorAll('.line:not(.gone)')].map(line => line.getBoundingClientRect());
                lines.sort((one, other) => one.top - other.top);
                return lines.every((line, index) => index === 0 || Math.abs(line.top - lines[index - 1].bottom) < 1);
                """)).isEqualTo(true);
    }

    @Test
    void clearTakesWhatIsThere() {
        desk().open("1.streams=clear");
        desk().say("clear", "old");
        desk().sees("old");

        browser().press("c");
        desk().sees();
        desk().say("clear", "new");
        desk().sees("new");
    }

    @Test
    void marksStandWhereTheyWereMadeAndAreFoundAgain() {
        desk().open("1.streams=mark");
        desk().say("mark", "before");
        desk().sees("before");
        browser().press("m");
        desk().sayNumbered("mark", 200);
        browser().awaits(() -> assertThat(desk().messages(1)).endsWith("number 199"));
        assertThat(desk().messages(1)).doesNotContain("mark");

        browser().press("n");

        browser().awaits(() -> assertThat(desk().messages(1)).startsWith("before", "mark", "number 0"));
        assertThat(browser().text(".held")).startsWith("Held");
        browser().press(Keys.END);
        browser().awaits(() -> assertThat(desk().messages(1)).endsWith("number 199"));
    }
}
