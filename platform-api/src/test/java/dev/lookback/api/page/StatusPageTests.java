package dev.lookback.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.page.Browser;
import org.junit.jupiter.api.Test;

import java.util.function.Supplier;

abstract class StatusPageTests extends PageTests {

    StatusPageTests(Supplier<Shop> shop, Supplier<Browser> browser) {
        super(shop, browser);
    }

    @Test
    void saysWhoRunsAndHowFarBehind() {
        browser().open("#/status");

        browser().awaits(() -> assertThat(browser().text(".verdict")).isEqualTo("All is running"));
        assertThat(browser().text(".consumers"))
                .contains("es-consumer", "compressor", "indexer", "platform-api", "running", "h-shop")
                // As Kafka sees it, which in a container is behind another address.
                .containsPattern("\\d+(\\.\\d+){3}\\s+1 consumer, 4 partitions");
        assertThat(browser().text(".consumers tr:nth-child(2) .number")).isEqualTo("1,234");
    }

    @Test
    void countsDeadLettersAndShowsTheDisks() {
        browser().open("#/status");

        browser()
                .awaits(() -> assertThat(browser().text(".headline"))
                        .contains("Dead letters\n" + Shop.DEAD_LETTERS, "dead-letters list", "Archived through"));
        assertThat(browser().text(".services")).contains("kafka", "elasticsearch", "archive", "free");
        assertThat(browser().all(".services [role=meter]")).hasSizeGreaterThanOrEqualTo(2);
    }
}
