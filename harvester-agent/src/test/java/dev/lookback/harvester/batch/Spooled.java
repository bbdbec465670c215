package dev.lookback.harvester.batch;

import org.springframework.util.unit.DataSize;

import java.nio.file.Path;
import java.time.Duration;

/** Settings of small batches. */
final class Spooled {

    private Spooled() {}

    static BatchProperties properties(Duration maxAge, Path directory) {
        return new BatchProperties(
                maxAge,
                DataSize.ofMegabytes(1),
                100,
                DataSize.ofMegabytes(4),
                new BatchProperties.Spool(directory, DataSize.ofMegabytes(64), Duration.ofMillis(20)));
    }
}
