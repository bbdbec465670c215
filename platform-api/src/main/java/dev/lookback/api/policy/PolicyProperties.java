package dev.lookback.api.policy;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;
import java.util.Optional;

/** The policy of every environment for which none was set. The es-consumer has the first of them too. */
@Validated
@ConfigurationProperties("lookback")
record PolicyProperties(
        @DefaultValue @Valid Recent recent,
        @DefaultValue @Valid History history) {

    /** @param retention of recent indexes */
    record Recent(
            @DefaultValue("7d") @DurationMin(seconds = 1) Duration retention) {}

    /**
     * @param ttl of a history index whose request names none
     * @param maxTtl that an index may have, counted from its creation
     * @param maxBytes that all indexes of an environment may take; none where only the disks limit it
     * @param maxConcurrent loads of an environment at a time
     */
    record History(
            @DefaultValue("24h") Duration ttl,
            @DefaultValue("14d") Duration maxTtl,
            @Nullable DataSize maxBytes,
            @DefaultValue("10") @Min(1) int maxConcurrent) {

        @AssertTrue(message = "max-bytes: expected to be more than nothing")
        boolean isMaxBytesPositive() {
            return maxBytes == null || maxBytes.toBytes() > 0;
        }

        @AssertTrue(message = "ttl and max-ttl: expected to be more than nothing, ttl at most max-ttl")
        boolean isTtlWithinMax() {
            return ttl.isPositive() && ttl.compareTo(maxTtl) <= 0;
        }
    }

    Policy policy() {
        return new Policy(
                recent.retention(),
                history.ttl(),
                history.maxTtl(),
                Optional.ofNullable(history.maxBytes()).map(DataSize::toBytes),
                history.maxConcurrent());
    }
}
