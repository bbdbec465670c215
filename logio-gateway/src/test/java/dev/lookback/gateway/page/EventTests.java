package dev.lookback.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lookback.gateway.TestEvents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/** What can be done with what is shown. */
abstract class EventTests extends LivePageTests {

    EventTests(Supplier<Desk> desk) {
        super(desk);
    }

    @Test
    void aClickShowsAnEventsFields() {
        desk().open("1.streams=fields");
        desk().send(TestEvents.line("0f3k9q2m7c00000042", "fields", "web-7", "error", "out of memory"));
        desk().sees("out of memory");

        browser().click(".line");

        assertThat(browser().text(".detail-message")).isEqualTo("out of memory");
        assertThat(browser().text(".fields")).contains("event.id", "0f3k9q2m7c00000042", "host.name", "web-7");
        browser().press(Keys.ESCAPE);
        browser().awaits(() -> assertThat(browser().all(".detail")).isEmpty());
    }

    @Test
    void keysWalkFromEventToEvent() {
        desk().open("1.streams=walk");
        desk().say("walk", "one", "two", "three");
        desk().sees("one", "two", "three");

        browser().press(Keys.ENTER);
        browser().awaits(() -> assertThat(browser().text(".detail-message")).isEqualTo("three"));
        browser().press("k");
        browser().awaits(() -> assertThat(browser().text(".detail-message")).isEqualTo("two"));
        browser().press("m");
        browser()
                .awaits(() ->
                        assertThat(browser().text(".line.marked .line-message")).isEqualTo("two"));
        browser().press("j");
        browser().awaits(() -> assertThat(browser().text(".detail-message")).isEqualTo("three"));
    }

    @Test
    void copiesAsText() {
        desk().open("1.streams=copy");
        desk().say("copy", "one", "two");
        desk().sees("one", "two");

        browser().press("y");

        browser().awaits(() -> assertThat(browser().text(".told")).isEqualTo("2 events copied"));
        assertThat(browser().clipboard())
                .isEqualTo("2026-11-23 16:08:00.123 info copy web-1 one\n2026-11-23 16:08:00.123 info copy web-1 two");
    }

    @Test
    void savesTheEventsAsTheyCame(@TempDir Path directory) throws IOException {
        browser().saveTo(directory);
        String line = TestEvents.line("save", "web-1", "grüß \"Gott\" 🙂");
        desk().open("1.streams=save");
        desk().send(line);
        browser().see(".line");

        browser().press("s");

        Path file = await().atMost(Duration.ofSeconds(20)).until(() -> saved(directory), Objects::nonNull);
        assertThat(file.getFileName().toString()).matches("live-prod-[0-9T-]+\\.ndjson");
        assertThat(Files.readString(file)).isEqualTo(line + "\n");
    }

    private static Path saved(Path directory) {
        File[] files = directory.toFile().listFiles((_, name) -> name.endsWith(".ndjson"));
        return files == null || files.length == 0 ? null : files[0].toPath();
    }

    @Test
    void leadsToTheFormThatMakesHistoryOfIt() {
        desk().open("1.streams=history,h2&1.sources=web-1&1.filter=timed+out");
        desk().say("history", "it timed out");
        desk().sees("it timed out");

        browser()
                .awaits(() -> assertThat(browser().see("[data-does=history]").getAttribute("href"))
                        .startsWith(
                                "http://127.0.0.1:8080/#/history?environment=prod&start=2026-11-23T16%3A08%3A00Z&end=now")
                        .endsWith("&filter=service.name%3A%28%22history%22+OR+%22h2%22%29+AND+host.name%3A%22web-1%22"
                                + "+AND+message%3A%22timed+out%22"));
    }

    @Test
    void aLinkShowsTheSame() {
        String link =
                "screens=2&1.streams=linked&1.kind=regex&1.filter=o%7Ct&1.highlight=two&1.wrap=yes&2.streams=a%252Cb";
        desk().open(link);
        desk().send(TestEvents.line("a,b", "web-1", "with a comma"));
        desk().say("linked", "one", "two", "six");

        desk().sees("one", "two");
        browser().awaits(() -> assertThat(desk().messages(2)).containsExactly("with a comma"));
        assertThat(browser().see(".filter-kind").getAttribute("value")).isEqualTo("regex");
        assertThat(browser().see(".highlight-text").getAttribute("value")).isEqualTo("two");
        assertThat(browser().route()).isEqualTo("#/live?" + link);

        browser().reload();
        desk().settle();
        assertThat(browser().all(".screen")).hasSize(2);
        assertThat(browser().route()).isEqualTo("#/live?" + link);
    }

    @Test
    void screensComeAndGo() {
        desk().open("");
        browser().press("a");
        browser().press("a");
        browser().awaits(() -> assertThat(browser().all(".screen")).hasSize(3));
        browser().press("x");
        browser().awaits(() -> assertThat(browser().all(".screen")).hasSize(2));

        browser().back();
        browser().awaits(() -> assertThat(browser().all(".screen")).hasSize(3));
    }

    @Test
    void theKeysAreTold() {
        desk().open("");
        browser().press("?");

        browser().awaits(() -> assertThat(browser().text("dialog.help[open]")).contains("pause, resume"));
        assertThat(List.of("p", "f", "m", "h"))
                .allSatisfy(
                        key -> assertThat(browser().text("dialog.help[open]")).contains(key));
    }
}
