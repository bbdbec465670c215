package dev.lookback.harvester.rules;

import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where the rules are.
 *
 * @param rules a file; none: every event is taken as it is
 * @param rulesPoll how often the file is looked at; one that has changed is read when it looks the same twice
 */
@Validated
@ConfigurationProperties("lookback.harvester")
record RulesProperties(
        @Nullable Path rules,

        @DefaultValue("2s") @DurationMin(millis = 10, message = "expected: 10ms or more")
        Duration rulesPoll) {}
