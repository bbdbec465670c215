package dev.lookback.workers.recent;

import dev.lookback.workers.bulk.BulkLimits;
import jakarta.validation.Valid;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/**
 * The es-consumer's settings.
 *
 * @param retention of recent indexes where no policy says another: older events are not indexed, days that are wholly
 *     older are deleted
 * @param inHand bytes of lines that are read and not yet settled, at which partitions are paused
 * @param bulk how requests are cut and repeated
 */
@Validated
@ConfigurationProperties("lookback.recent")
record RecentProperties(
        @DefaultValue("7d") @DurationMin(seconds = 1) Duration retention,
        @DefaultValue("24MB") DataSize inHand,
        @DefaultValue @Valid @NestedConfigurationProperty BulkLimits bulk) {}
