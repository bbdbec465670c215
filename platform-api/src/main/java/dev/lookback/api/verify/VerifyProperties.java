package dev.lookback.api.verify;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param maxChecks at the same time, each of which takes every core; who asks for one more is told to come again */
@Validated
@ConfigurationProperties("lookback.verify")
record VerifyProperties(@DefaultValue("2") @Min(1) int maxChecks) {}
