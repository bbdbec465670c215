package dev.lookback.process.settings;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

@ConfigurationProperties("lookback")
record SampleSettings(
        @NotNull(message = "expected: a name, like prod") @Nullable
        String environment) {}
