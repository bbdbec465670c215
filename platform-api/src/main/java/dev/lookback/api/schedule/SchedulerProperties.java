package dev.lookback.api.schedule;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/**
 * How loads are handed out.
 *
 * @param window tasks of one index that may be outstanding, so that a month does not stand before an hour; see {@link Shares}
 * @param partitions of the task and the progress topic where they are made: as many indexers and schedulers may share
 * @param taskPatience how long a task may be outstanding before it is handed out again; an indexer that dies does not
 *     need it, since Kafka gives its task to another
 * @param saveInterval how often progress is saved, at most
 * @param lookInterval how often new loads that other processes were asked for are looked for; late parts are, one listing of the archive at a time
 * @param lateInterval how often it is looked whether late parts have come to a history index, at most
 */
@Validated
@ConfigurationProperties("lookback.scheduler")
record SchedulerProperties(
        @DefaultValue("8") @Min(1) int window,
        @DefaultValue("16") @Min(1) int partitions,
        @DefaultValue("1h") Duration taskPatience,
        @DefaultValue("2s") Duration saveInterval,
        @DefaultValue("1s") Duration lookInterval,
        @DefaultValue("1m") Duration lateInterval) {}
