package dev.lookback.api.kibana;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.model.time.TimeRange;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Optional;

class KibanaLinksTest {

    private static final TimeRange RANGE =
            new TimeRange(Instant.parse("2026-11-23T10:00:00Z"), Instant.parse("2026-11-23T11:00:00Z"));

    @Test
    void discoverOpensOnTheViewAndTheRange() {
        assertThat(new KibanaLinks(Optional.of("https://kibana.example/s/ops")).discover("history-prod.x", RANGE))
                .contains("https://kibana.example/s/ops/app/discover#/?_g=(time:(from:'2026-11-23T10:00:00Z',"
                        + "to:'2026-11-23T11:00:00Z'))&_a=(index:'lookback-history-prod.x')");
    }

    @Test
    void withoutAKibanaThereIsNoLink() {
        assertThat(new KibanaLinks(Optional.empty()).discover("history-prod.x", RANGE))
                .isEmpty();
    }
}
