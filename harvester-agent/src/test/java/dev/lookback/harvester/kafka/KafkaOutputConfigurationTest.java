package dev.lookback.harvester.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Map;

class KafkaOutputConfigurationTest {

    @Test
    void doesNotLetASettingChangeThePromise() {
        Map<String, Object> settings = KafkaOutputConfiguration.producerSettings(Map.of(
                "bootstrap.servers", "127.0.0.1:9092",
                "acks", "1",
                "enable.idempotence", "false",
                "delivery.timeout.ms", 1,
                "security.protocol", "SSL"));

        assertThat(settings)
                .containsEntry("bootstrap.servers", "127.0.0.1:9092")
                .containsEntry("security.protocol", "SSL")
                .containsEntry("acks", "all")
                .containsEntry("enable.idempotence", true)
                .containsEntry("retries", Integer.MAX_VALUE)
                .containsEntry("delivery.timeout.ms", Integer.MAX_VALUE)
                .containsEntry("compression.type", "none");
    }
}
