package dev.lookback.api.history;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/**
 * @param ttl of a history index whose request names none
 * @param maxTtl that an index may have, counted from its creation
 * @param estimate by which a load is foretold
 */
@Validated
@ConfigurationProperties("lookback.history")
record HistoryProperties(
        @DefaultValue("24h") Duration ttl,
        @DefaultValue("14d") Duration maxTtl,
        @DefaultValue @Valid Estimate estimate) {

    @AssertTrue(message = "ttl and max-ttl: expected to be more than nothing, ttl at most max-ttl")
    boolean isTtlWithinMax() {
        return ttl.isPositive() && ttl.compareTo(maxTtl) <= 0;
    }

    /**
     * @param eventsPerSecond that all indexers together load
     * @param indexBytesPerRawByte of an index, beside the archive's bytes before compression
     */
    record Estimate(
            @DefaultValue("10000") @DecimalMin("1") double eventsPerSecond,
            @DefaultValue("1.0") @DecimalMin("0") double indexBytesPerRawByte) {}
}
