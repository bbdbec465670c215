package dev.lookback.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.page.Browser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import java.util.function.Supplier;

/** Of one page, at a desk, in the light. Whatever is done there, the console stays empty and no request fails. */
abstract class PageTests {

    static final int WIDTH = 1280;
    static final int HEIGHT = 800;

    private final Supplier<Shop> shop;
    private final Supplier<Browser> browser;

    PageTests(Supplier<Shop> shop, Supplier<Browser> browser) {
        this.shop = shop;
        this.browser = browser;
    }

    Shop shop() {
        return shop.get();
    }

    Browser browser() {
        return browser.get();
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
