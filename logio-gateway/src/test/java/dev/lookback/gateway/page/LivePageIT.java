package dev.lookback.gateway.page;

import dev.lookback.gateway.RunningGateway;
import dev.lookback.page.Browser;
import dev.lookback.page.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** The live page in a real browser, on a real gateway: one start for all of it. Each test has streams of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LivePageIT {

    private RunningGateway gateway;
    private Browser browser;
    private Desk desk;

    @BeforeAll
    void open(@TempDir Path directory) {
        Chromium.require();
        gateway = RunningGateway.start("lookback.gateway.platform-url=http://127.0.0.1:8080");
        browser = new Browser(directory.resolve("profile"), "http://127.0.0.1:" + gateway.port());
        desk = new Desk(gateway, browser);
    }

    @AfterAll
    void close() {
        if (browser != null) {
            browser.close();
        }
        if (gateway != null) {
            gateway.close();
        }
    }

    @Nested
    class Inputs extends InputsTests {
        Inputs() {
            super(() -> desk);
        }
    }

    @Nested
    class Filters extends FilterTests {
        Filters() {
            super(() -> desk);
        }
    }

    @Nested
    class Hold extends HoldTests {
        Hold() {
            super(() -> desk);
        }
    }

    @Nested
    class Events extends EventTests {
        Events() {
            super(() -> desk);
        }
    }

    @Nested
    class Look extends LookTests {
        Look() {
            super(() -> desk);
        }
    }
}
