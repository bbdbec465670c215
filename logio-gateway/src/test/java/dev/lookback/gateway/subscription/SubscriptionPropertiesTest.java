package dev.lookback.gateway.subscription;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lookback.gateway.Settings;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;

class SubscriptionPropertiesTest {

    @Test
    void hasDefaults() {
        assertThat(bind(Map.of())).isEqualTo(new SubscriptionProperties(100, Duration.ofMillis(500)));
    }

    @Test
    void readsEverySetting() {
        assertThat(bind(Map.ofEntries(
                        entry("lookback.gateway.subscriptions.max-filters", "5"),
                        entry("lookback.gateway.subscriptions.max-filter-time", "200ms"))))
                .isEqualTo(new SubscriptionProperties(5, Duration.ofMillis(200)));
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> bind(Map.of("lookback.gateway.subscriptions.max-filters", "0")))
                .hasStackTraceContaining("maxFilters");
        assertThatThrownBy(() -> bind(Map.of("lookback.gateway.subscriptions.max-filter-time", "2s")))
                .hasStackTraceContaining("expected: 10ms to 1s");
    }

    private static SubscriptionProperties bind(Map<String, String> settings) {
        return Settings.bind("lookback.gateway.subscriptions", SubscriptionProperties.class, settings);
    }
}
