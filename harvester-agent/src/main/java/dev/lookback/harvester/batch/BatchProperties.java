package dev.lookback.harvester.batch;

import jakarta.validation.Valid;
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
 * @param maxOpenBatches at a time; the oldest is sent before another one is opened
 * @param maxOpen memory of all open batches; the oldest is sent when they need more
 * @param maxOnTheWay memory of batches that are complete and not acknowledged; when they need more, nothing is taken in
 */
@Validated
@ConfigurationProperties("lookback.harvester")
record BatchProperties(
        @DefaultValue("30s") @DurationMin(millis = 1, message = "expected: 1ms or more")
        Duration buffer,

        @DefaultValue("1000") @Min(1) int maxOpenBatches,
        @DefaultValue("32MB") DataSize maxOpen,
        @DefaultValue("64MB") DataSize maxOnTheWay,
        @DefaultValue @Valid Spool spool) {

    /** @param directory where the agent's name is kept between two runs */
    record Spool(@DefaultValue("data/spool") Path directory) {}

    OpenBatches.Limits limits() {
        return new OpenBatches.Limits(buffer, maxOpenBatches, maxOpen.toBytes());
    }
}
