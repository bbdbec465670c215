package dev.lookback.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.page.Browser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import java.util.function.Supplier;

/** At a desk, in the light. Whatever is done, the console stays empty and no request fails. */
abstract class LivePageTests {

    static final int WIDTH = 1280;
    static final int HEIGHT = 800;

    private final Supplier<Desk> desk;

    LivePageTests(Supplier<Desk> desk) {
        this.desk = desk;
    }

    Desk desk() {
        return desk.get();
    }

    Browser browser() {
        return desk().browser();
    }

    @BeforeEach
    void sitDown() {
        browser().size(WIDTH, HEIGHT);
        browser().prefer("light");
    }

    @AfterEach
    void nothingWentWrong() {
        assertThat(browser().takeErrors()).isEmpty();
    }
}
