package dev.lookback.workers.recent;

import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/** @param sweepInterval how often pruning looks */
@Validated
@ConfigurationProperties("lookback")
record SweepProperties(
        @DefaultValue("30s") @DurationMin(millis = 100) Duration sweepInterval) {}
