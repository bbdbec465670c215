package dev.lookback.harvester.event;

import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/**
 * What every input does with an event.
 *
 * @param maxClockSkew how far ahead of this machine's clock an event may be; else its time is that of its receipt
 */
@Validated
@ConfigurationProperties("lookback.harvester")
public record EventProperties(
        @DefaultValue("10m") @DurationMin(message = "expected: 0s or more")
        Duration maxClockSkew) {}
