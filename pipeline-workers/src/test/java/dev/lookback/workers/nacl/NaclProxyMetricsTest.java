package dev.lookback.workers.nacl;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NaclProxyMetricsTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final NaclProxyMetrics metrics = new NaclProxyMetrics(registry);

    @ParameterizedTest
    @EnumSource
    void aRefusalIsShownBeforeThereWasOne(Refusal refusal) {
        assertThat(count(refusal)).isZero();

        metrics.refused(refusal);

        assertThat(count(refusal)).isOne();
    }

    private double count(Refusal refusal) {
        return registry.get("lookback.nacl.connections.refused")
                .tag("reason", refusal.tag())
                .counter()
                .count();
    }
}
