package dev.lookback.gateway.dedup;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param maxIds of the last minute that are remembered, 20 bytes each, rounded up to a power of two; beyond it the oldest are
 *     forgotten early. The default is enough for 34,000 events a second
 */
@Validated
@ConfigurationProperties("lookback.gateway.dedup")
record DedupProperties(
        @DefaultValue("2097152") @Min(1_000) @Max(100_000_000)
        int maxIds) {}
