package dev.lookback.workers.prepare;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The platform API's own setting: it makes these topics, too, where nobody did before it.
 *
 * @param partitions of the task and the progress topic
 */
@Validated
@ConfigurationProperties("lookback.scheduler")
record WorkTopicsProperties(@DefaultValue("16") @Min(1) int partitions) {}
