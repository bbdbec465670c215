package dev.lookback.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.gateway.RunningGateway;
import dev.lookback.page.Browser;
import dev.lookback.page.Chromium;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What stands in docs/screenshots; made where -Dlookback.screenshots names that directory. */
@EnabledIfSystemProperty(named = LiveScreenshotsIT.DIRECTORY, matches = ".+")
class LiveScreenshotsIT {

    static final String DIRECTORY = "lookback.screenshots";

    private static final String SCREENS =
            "screens=2&1.highlight=timed+out&2.streams=payments&2.kind=lucene&2.filter=log.level:error+OR+message:EUR"
                    + "&2.highlight=refused";

    private Browser browser;
    private Desk desk;

    @Test
    void ofThePage(@TempDir Path directory) throws IOException, InterruptedException {
        Chromium.require();
        try (RunningGateway gateway = RunningGateway.start("lookback.gateway.platform-url=http://127.0.0.1:8080");
                ShopTraffic _ = ShopTraffic.start(gateway);
                Browser opened = new Browser(directory.resolve("profile"), "http://127.0.0.1:" + gateway.port())) {
            browser = opened;
            desk = new Desk(gateway, browser);
            browser.size(LivePageTests.WIDTH, LivePageTests.HEIGHT);
            for (String scheme : List.of("light", "dark")) {
                browser.prefer(scheme);
                look(SCREENS, 2);
                take("live-" + scheme);
                browser.press("m");
                browser.awaits(() ->
                        assertThat(desk.messages(1)).contains("mark").last().isNotEqualTo("mark"));
                browser.press("k");
                browser.awaits(() -> assertThat(browser.text(".held")).matches("(?s).*[1-9]\\d* waiting.*"));
                take("live-event-" + scheme);
            }
            browser.size(400, 800);
            look("1.streams=payments,nginx", 1);
            take("live-narrow");
        }
    }

    /** Until every screen is full. */
    private void look(String parameters, int screens) {
        desk.open(parameters);
        for (int screen = 1; screen <= screens; screen++) {
            int of = screen;
            browser.awaits(() -> assertThat(desk.messages(of)).hasSizeGreaterThan(18));
        }
    }

    private void take(String name) throws IOException {
        Path directory = Files.createDirectories(Path.of(System.getProperty(DIRECTORY)));
        browser.screenshot(directory.resolve(name + ".png"));
    }
}
