package dev.lookback.api.expiry;

import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/** @param sweepInterval how often expired indexes are looked for */
@Validated
@ConfigurationProperties("lookback")
record ExpiryProperties(
        @DefaultValue("30s") @DurationMin(seconds = 1, message = "expected: at least 1s")
        Duration sweepInterval) {}
