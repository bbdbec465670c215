package dev.lookback.workers;

import dev.lookback.model.time.Intervals;
import dev.lookback.model.topic.Environment;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/**
 * What all roles share.
 *
 * @param environment that this worker serves
 * @param lanes that the proxy spreads an interval over, at most the topic's partitions
 * @param blockInterval may differ from five minutes only in tests; an archive keeps the one it began with
 */
@Validated
@ConfigurationProperties("lookback")
public record WorkersProperties(
        @NotNull(message = "expected: the environment that this worker serves, like prod")
        Environment environment,

        @DefaultValue("1") @Min(1) int lanes,
        @DefaultValue("5m") Duration blockInterval) {

    public Intervals intervals() {
        return new Intervals(blockInterval);
    }
}
