package dev.lookback.gateway.subscription;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/**
 * What filters may cost.
 *
 * @param maxFilters distinct ones at a time, over all clients: each is asked at every event that it could want
 * @param maxFilterTime that all of them may take together, of each second of the thread that looks at events
 */
@Validated
@ConfigurationProperties("lookback.gateway.subscriptions")
record SubscriptionProperties(
        @DefaultValue("100") @Min(1) @Max(10_000) int maxFilters,

        @DefaultValue("500ms")
        @DurationMin(millis = 10, message = "expected: 10ms to 1s")
        @DurationMax(seconds = 1, message = "expected: 10ms to 1s")
        Duration maxFilterTime) {}
