package dev.lookback.api.progress;

import jakarta.validation.constraints.Min;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/**
 * How progress is watched.
 *
 * @param interval between two looks at what is watched
 * @param heartbeat how long a client hears nothing at most
 * @param maxClients that watch at the same time; who would be one more is told to come again
 */
@Validated
@ConfigurationProperties("lookback.progress")
record ProgressProperties(
        @DefaultValue("1s") @DurationMin(millis = 10) Duration interval,
        @DefaultValue("15s") @DurationMin(millis = 10) Duration heartbeat,
        @DefaultValue("200") @Min(1) int maxClients) {}
