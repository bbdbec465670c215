package dev.lookback.harvester;

import dev.lookback.model.topic.Environment;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/**
 * What the harvester shares with every process of its environment.
 *
 * @param environment that it serves
 * @param lanes that an interval is spread over, at most the topic's partitions
 * @param blockInterval may differ from five minutes only in tests; an archive keeps the one it began with
 */
@Validated
@ConfigurationProperties("lookback")
record HarvesterProperties(
        @NotNull(message = "expected: the environment that this harvester serves, like prod")
        Environment environment,

        @DefaultValue("1") @Min(1) int lanes,
        @DefaultValue("5m") Duration blockInterval) {}
