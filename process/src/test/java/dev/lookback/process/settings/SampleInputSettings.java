package dev.lookback.process.settings;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;
import java.util.List;
import java.util.Map;

@ConfigurationProperties("lookback.sample.input")
record SampleInputSettings(
        @DefaultValue("1") @Min(value = 1, message = "expected: 1 or more")
        int workers,

        @DefaultValue("5s") Duration maxWait,
        @DefaultValue List<String> paths,
        @DefaultValue Map<String, String> labels,
        @Valid @DefaultValue Tls tls) {

    SampleInputSettings {
        paths = List.copyOf(paths);
        labels = Map.copyOf(labels);
    }

    record Tls(
            @DefaultValue("0") @Min(value = 0, message = "expected: 0 or more")
            int port) {}
}
