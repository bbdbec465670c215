package dev.lookback.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.page.PageLook;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

abstract class LookTests extends LivePageTests {

    private static final List<String> LEVELS = List.of("debug", "info", "notice", "warning", "error", "critical");

    LookTests(Supplier<Desk> desk) {
        super(desk);
    }

    @Test
    void everythingHasAnAccessibleNameAndCanBeRead() {
        for (String scheme : List.of("light", "dark")) {
            browser().prefer(scheme);
            show("screens=2&1.streams=look&1.highlight=says&2.kind=regex&2.filter=(");
            browser().press("m");
            browser().press("k");
            browser().see(".detail");
            browser().see(".field-bad");

            assertThat(PageLook.nameless(browser())).isEmpty();
            assertThat(PageLook.faint(browser())).as(scheme).isEmpty();
        }
    }

    @Test
    void nothingSticksOutOfAPhone() {
        browser().size(400, 800);
        show("screens=2&1.streams=look");

        assertThat(PageLook.sticksOut(browser())).isEmpty();
        browser().press("b");
        browser().see(".inputs");
        assertThat(PageLook.sticksOut(browser())).isEmpty();
    }

    @Test
    void isDarkWhereTheSystemIsAndAsTheReaderChose() {
        browser().prefer("dark");
        desk().open("");
        assertThat(PageLook.isDark(browser())).isTrue();

        browser().press("t");
        browser().awaits(() -> assertThat(PageLook.isDark(browser())).isFalse());
        browser().reload();
        assertThat(PageLook.isDark(browser())).isFalse();
    }

    @Test
    void levelsHaveTheirColours() {
        show("1.streams=look");

        assertThat(Stream.of("debug", "info", "warning", "error", "fatal"))
                .allSatisfy(level ->
                        assertThat(browser().all(".line.level-" + level)).isNotEmpty());
    }

    @Test
    void nothingComesFromElsewhere() {
        desk().open("");

        assertThat(PageLook.loaded(browser()))
                .hasSizeGreaterThan(15)
                .allMatch(address -> address.startsWith(
                        "http://127.0.0.1:" + desk().gateway().port()));
    }

    @Test
    void servesThisPageAndNotThePlatforms() throws Exception {
        assertThat(get("/", "").statusCode()).isEqualTo(200);
        assertThat(get("/app/desk.js", "").statusCode()).isEqualTo(200);
        assertThat(get("/app/explore/page.js", "").statusCode()).isEqualTo(404);
        assertThat(get("/styles/explore.css", "").statusCode()).isEqualTo(404);
    }

    @Test
    void aFileThatIsTheSameIsNotSentAgain() throws Exception {
        HttpResponse<Void> first = get("/app/shared/view.js", "");
        String tag = first.headers().firstValue("etag").orElseThrow();

        assertThat(first.headers().firstValue("cache-control")).contains("no-cache");
        assertThat(get("/app/shared/view.js", tag).statusCode()).isEqualTo(304);
    }

    private HttpResponse<Void> get(String path, String tag) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + desk().gateway().port() + path))
                .header("If-None-Match", tag)
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.discarding());
        }
    }

    private void show(String parameters) {
        desk().open(parameters);
        desk().send(LEVELS.stream()
                .map(level -> Desk.line("look", "web-1", level, level + " says something"))
                .toArray(String[]::new));
        browser().awaits(() -> assertThat(desk().messages(1)).hasSizeGreaterThanOrEqualTo(LEVELS.size()));
    }
}
