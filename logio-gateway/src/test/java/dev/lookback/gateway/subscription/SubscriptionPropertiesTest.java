package dev.lookback.gateway.subscription;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lookback.gateway.Settings;
import org.junit.jupiter.api.Test;

import java.util.Map;

class SubscriptionPropertiesTest {

    @Test
    void hasDefaults() {
        assertThat(bind(Map.of())).isEqualTo(new SubscriptionProperties(100));
    }

    @Test
    void readsEverySetting() {
        assertThat(bind(Map.ofEntries(entry("lookback.gateway.subscriptions.max-filters", "5"))))
                .isEqualTo(new SubscriptionProperties(5));
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> bind(Map.of("lookback.gateway.subscriptions.max-filters", "0")))
                .hasStackTraceContaining("maxFilters");
    }

    private static SubscriptionProperties bind(Map<String, String> settings) {
        return Settings.bind("lookback.gateway.subscriptions", SubscriptionProperties.class, settings);
    }
}
