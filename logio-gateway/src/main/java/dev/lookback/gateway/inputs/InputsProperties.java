package dev.lookback.gateway.inputs;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/**
 * The list of streams and sources.
 *
 * @param maxInputs that are listed; events of further ones are shown all the same
 * @param forgetAfter so long without an event an input is not listed any more
 */
@Validated
@ConfigurationProperties("lookback.gateway.inputs")
record InputsProperties(
        @DefaultValue("2000") @Min(1) @Max(100_000) int maxInputs,

        @DefaultValue("10m") @DurationMin(seconds = 1, message = "expected: 1s or more")
        Duration forgetAfter) {}
