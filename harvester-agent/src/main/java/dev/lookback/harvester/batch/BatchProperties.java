package dev.lookback.harvester.batch;

import dev.lookback.harvester.spool.Spool.Settings;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How lines become batches.
 *
 * @param buffer the oldest age of an unsent batch
 * @param maxOpen memory of all open batches; the oldest is sent when they need more
 * @param maxOpenBatches at a time; the oldest is sent before another one is opened
 * @param maxOnTheWay memory of batches that are complete: half of it of those that are not on disk yet, when they need more
 *     nothing is taken in; half of those that are being sent
 */
@Validated
@ConfigurationProperties("lookback.harvester")
record BatchProperties(
        @DefaultValue("30s") @DurationMin(millis = 1, message = "expected: 1ms or more")
        Duration buffer,

        @DefaultValue("32MB") DataSize maxOpen,
        @DefaultValue("1000") @Min(1) int maxOpenBatches,
        @DefaultValue("64MB") DataSize maxOnTheWay,
        @DefaultValue @Valid Spool spool) {

    /**
     * @param directory of what Kafka does not have yet
     * @param maxSize beyond which nothing more is taken in
     * @param syncInterval how long an event may wait for the disk
     */
    record Spool(
            @DefaultValue("data/spool") Path directory,
            @DefaultValue("1GB") DataSize maxSize,

            @DefaultValue("500ms") @DurationMin(millis = 1, message = "expected: 1ms or more")
            Duration syncInterval) {

        private static final DataSize LEAST = DataSize.ofMegabytes(1);

        @AssertTrue(message = "max-size: expected: 1MB or more")
        boolean isMaxSizePossible() {
            return maxSize.compareTo(LEAST) >= 0;
        }

        Settings settings() {
            return new Settings(directory, maxSize.toBytes(), syncInterval);
        }
    }

    OpenBatches.Limits limits() {
        return new OpenBatches.Limits(buffer, maxOpenBatches, maxOpen.toBytes());
    }
}
