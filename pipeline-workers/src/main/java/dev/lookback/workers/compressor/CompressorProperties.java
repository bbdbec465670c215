package dev.lookback.workers.compressor;

import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

import java.nio.file.Path;
import java.time.Duration;

/**
 * @param grace how long after its end an interval waits for batches
 * @param lateWindow of append time: what comes later is grouped by it
 * @param maxPartSize before compression
 * @param memory for batches that wait, as compressed as they came; what is more goes to files
 * @param leftoverAge how long the part that covers a leftover has been there before that is removed
 * @param spillDirectory for these files and those of a part being sorted; empty after a clean stop
 */
@Validated
@ConfigurationProperties("lookback.compressor")
record CompressorProperties(
        @DefaultValue("90s") @DurationMin(message = "expected: 0s or more")
        Duration grace,

        @DefaultValue("10m") @DurationMin(seconds = 1, message = "expected: at least 1s")
        Duration lateWindow,

        @DefaultValue("256MB") DataSize maxPartSize,
        @DefaultValue("64MB") DataSize memory,

        @DefaultValue("1h") @DurationMin(seconds = 1, message = "expected: at least 1s")
        Duration leftoverAge,

        @Nullable Path spillDirectory) {

    /** Where nothing is set, one of the system's temporary directories. */
    Path parentOfSpills() {
        return spillDirectory == null
                ? Path.of(System.getProperty("java.io.tmpdir"), "lookback-compressor")
                : spillDirectory;
    }
}
