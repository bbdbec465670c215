package dev.lookback.workers.indexer;

import dev.lookback.workers.bulk.BulkLimits;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

import java.nio.file.Path;
import java.time.Duration;

/**
 * @param concurrency tasks at a time
 * @param downloadDirectory for the parts of the blocks being loaded; empty after a clean stop
 * @param chunks how parts are looked for in {@code c-<env>}
 * @param memory for events on their way to Elasticsearch, a task
 * @param bulk how they are written
 */
@Validated
@ConfigurationProperties("lookback.indexer")
record IndexerProperties(
        @DefaultValue("2") @Min(1) int concurrency,
        @Nullable Path downloadDirectory,
        @DefaultValue Chunks chunks,
        @DefaultValue("16MB") DataSize memory,
        @DefaultValue BulkLimits bulk) {

    /** Where nothing is set, one of the system's temporary directories. */
    Path parentOfDownloads() {
        return downloadDirectory == null
                ? Path.of(System.getProperty("java.io.tmpdir"), "lookback-indexer")
                : downloadDirectory;
    }

    /**
     * @param maxAge of an interval whose parts are looked for at all, as long as the topic keeps them
     * @param maxScan bytes that are read of the topic, from the interval's start on, before the archive is asked
     */
    record Chunks(
            @DefaultValue("2d") Duration maxAge,
            @DefaultValue("64MB") DataSize maxScan) {}
}
