package dev.lookback.gateway.subscription;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param maxFilters distinct ones at a time, over all clients: each is asked at every event that it could want */
@Validated
@ConfigurationProperties("lookback.gateway.subscriptions")
record SubscriptionProperties(
        @DefaultValue("100") @Min(1) @Max(10_000) int maxFilters) {}
