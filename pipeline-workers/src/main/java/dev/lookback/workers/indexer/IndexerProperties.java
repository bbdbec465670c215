package dev.lookback.workers.indexer;

import dev.lookback.workers.bulk.BulkLimits;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
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
 * @param pace how they give way to what else Elasticsearch has to do
 */
@Validated
@ConfigurationProperties("lookback.indexer")
record IndexerProperties(
        @DefaultValue("2") @Min(1) int concurrency,
        @Nullable Path downloadDirectory,
        @DefaultValue Chunks chunks,
        @DefaultValue("16MB") DataSize memory,
        @DefaultValue @NestedConfigurationProperty BulkLimits bulk,
        @DefaultValue Pace pace) {

    IndexerProperties {
        int most = Math.max(1, concurrency * bulk.inFlight());
        if (pace.minInFlight() > most) {
            throw new IllegalArgumentException("pace.min-in-flight: " + pace.minInFlight() + " (expected: at most "
                    + most + ", which is concurrency times bulk.in-flight)");
        }
    }

    /** Requests of all tasks together, when nothing else is to be done. */
    int maxInFlight() {
        return concurrency * bulk.inFlight();
    }

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

    /**
     * @param minInFlight requests, of all tasks together, that are in flight however busy Elasticsearch is
     * @param latencyRise so many times as long as alone may answers take
     * @param measureInterval after which it is measured anew how long answers take alone
     */
    record Pace(
            @DefaultValue("1") int minInFlight,
            @DefaultValue("3") double latencyRise,
            @DefaultValue("30s") Duration measureInterval) {

        Pace {
            if (minInFlight < 1) {
                throw new IllegalArgumentException("pace.min-in-flight: " + minInFlight + " (expected: at least 1)");
            }
            if (!(latencyRise >= 1.1)) {
                throw new IllegalArgumentException("pace.latency-rise: " + latencyRise + " (expected: at least 1.1)");
            }
            if (measureInterval.compareTo(Duration.ofSeconds(1)) < 0) {
                throw new IllegalArgumentException(
                        "pace.measure-interval: " + measureInterval + " (expected: at least PT1S)");
            }
        }
    }
}
