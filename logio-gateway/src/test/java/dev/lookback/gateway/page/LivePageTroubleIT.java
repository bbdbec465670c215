package dev.lookback.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.gateway.GatewayProcess;
import dev.lookback.gateway.RunningGateway;
import dev.lookback.page.Browser;
import dev.lookback.page.Chromium;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

/** What the page says when something is in its way. */
class LivePageTroubleIT {

    private static final int SENT = 60_000;
    private static final String STANDS_STILL = """
            setTimeout(() => {
              const until = performance.now() + 6_000;
              while (performance.now() < until);
              document.title = 'awake';
            });
            """;

    @TempDir
    private Path directory;

    @BeforeEach
    void needsABrowser() {
        Chromium.require();
    }

    @Test
    void whatAPageThatStandsStillMissesIsToldAndAddsUp() {
        try (RunningGateway gateway = RunningGateway.start("lookback.gateway.clients.queue-size=64KB");
                Browser browser = new Browser(directory.resolve("profile"), "http://127.0.0.1:" + gateway.port())) {
            Desk desk = new Desk(gateway, browser);
            browser.size(LivePageTests.WIDTH, LivePageTests.HEIGHT);
            desk.open("1.streams=slow");
            browser.script(STANDS_STILL);

            String filling = "x".repeat(200);
            desk.sayMany("slow", SENT, number -> number + filling);
            browser.awaits(
                    () -> assertThat(browser.script("return document.title")).isEqualTo("awake"));
            desk.say("slow", "the last");

            browser.awaits(() -> assertThat(desk.messages(1)).endsWith("the last"));
            browser.awaits(() -> assertThat(
                            desk.figure("shown") + desk.figure("skipped-gateway") + desk.figure("skipped-page"))
                    .isEqualTo(SENT + 1));
            assertThat(desk.figure("skipped-gateway")).isPositive();
            assertThat(browser.text(".status-line .warn")).endsWith("skipped");
            assertThat(browser.takeErrors()).isEmpty();
        }
    }

    @Test
    void afterTheGatewayWasKilledItComesBackAndSaysHowLongItWasAway() throws Exception {
        try (GatewayProcess first = GatewayProcess.start(directory.resolve("gateway.log"))) {
            try (Browser browser = new Browser(directory.resolve("profile"), first.address())) {
                browser.size(LivePageTests.WIDTH, LivePageTests.HEIGHT);
                browser.open("#/live?1.streams=back");
                browser.awaits(
                        () -> assertThat(browser.all(".lines[aria-busy=true]")).isEmpty());
                sees(browser, first, "before");

                first.kill();
                browser.awaits(
                        () -> assertThat(browser.text(".away-bar")).startsWith("No connection to the gateway for"));
                assertThat(browser.text(".status-line .state")).isEqualTo("Away");
                assertThat(browser.all(".line")).isNotEmpty();

                try (GatewayProcess second = first.again()) {
                    sees(browser, second, "after");
                }
                assertThat(browser.all(".away-bar")).hasSizeLessThanOrEqualTo(1);
                assertThat(browser.text(".note-away .line-message"))
                        .startsWith("away for ")
                        .endsWith("what came then is not here");
                assertThat(browser.text(".was-away")).startsWith("was away for ");
                assertThat(browser.takeErrors()).allMatch(LivePageTroubleIT::isRefusedConnection);
            }
        }
    }

    private static void sees(Browser browser, GatewayProcess gateway, String message) {
        browser.awaits(() -> {
            gateway.send("back", message);
            List<String> shown = browser.all(".line:not(.gone) .line-message").stream()
                    .map(element -> element.getText())
                    .toList();
            assertThat(shown).contains(message);
        });
    }

    /** The browser itself says so, whatever the page does. */
    private static boolean isRefusedConnection(String error) {
        return error.contains("WebSocket connection to");
    }
}
