package dev.lookback.workers.bulk;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import java.time.Duration;

/**
 * How bulk requests are cut and repeated.
 *
 * @param inFlight requests at a time
 * @param documents at most, in a request
 * @param size of a request at which it is sent; one line may exceed it
 * @param firstPause before a request is repeated; doubled each time
 * @param maxPause the longest pause
 */
public record BulkLimits(
        @DefaultValue("2") @Min(1) int inFlight,
        @DefaultValue("5000") @Min(1) int documents,
        @DefaultValue("4MB") DataSize size,
        @DefaultValue("100ms") Duration firstPause,
        @DefaultValue("5s") Duration maxPause) {

    boolean isFull(int count, int bytes) {
        return count >= documents || bytes >= size.toBytes();
    }

    /** @param failures in a row, from 1 */
    Duration pause(int failures) {
        int doublings = Math.min(failures - 1, 20);
        Duration pause = firstPause.multipliedBy(1L << doublings);
        return pause.compareTo(maxPause) < 0 ? pause : maxPause;
    }
}
