package dev.lookback.gateway;

import dev.lookback.model.topic.Environment;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** @param environment that this gateway serves; what names another is refused */
@Validated
@ConfigurationProperties("lookback")
record GatewayProperties(
        @NotNull(message = "expected: the environment that this gateway serves, like prod")
        Environment environment) {}
