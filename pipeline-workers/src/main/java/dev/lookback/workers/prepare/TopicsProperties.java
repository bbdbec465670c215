package dev.lookback.workers.prepare;

import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How topics are made where they are missing.
 *
 * @param partitions of {@code h-<env>} and {@code c-<env>}: as many compressors and es-consumers may share an environment
 * @param replicationFactor absent: as Kafka is set to
 */
@Validated
@ConfigurationProperties("lookback.topics")
record TopicsProperties(
        @DefaultValue("4") @Min(1) int partitions,
        @Nullable @Min(1) Short replicationFactor) {}
