package dev.lookback.workers.bulk;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import java.time.Duration;

/**
 * How bulk requests are cut and repeated.
 *
 * @param inFlight requests at a time; so many times {@code size} is the most that is on its way
 * @param documents at most, in a request
 * @param minSize of a request at which it is sent under load: the size moves between this and {@code size} by what pays
 * @param size the largest; one line may exceed it
 * @param firstPause before a request is repeated; doubled each time
 * @param maxPause the longest pause
 */
public record BulkLimits(
        @DefaultValue("4") @Min(1) int inFlight,
        @DefaultValue("10000") @Min(1) int documents,
        @DefaultValue("256KB") DataSize minSize,
        @DefaultValue("4MB") DataSize size,
        @DefaultValue("100ms") Duration firstPause,
        @DefaultValue("5s") Duration maxPause) {

    private static final int FIRST_SIZE = 2 << 20;
    private static final long LARGEST = 512L << 20;

    @AssertTrue(message = "size: expected: at least min-size, at most 512MB")
    boolean isSizeInOrder() {
        return minSize.toBytes() > 0 && size.compareTo(minSize) >= 0 && size.toBytes() <= LARGEST;
    }

    BulkSize adaptiveSize() {
        return new BulkSize((int) minSize.toBytes(), FIRST_SIZE, (int) size.toBytes());
    }

    /** @param failures in a row, from 1 */
    Duration pause(int failures) {
        int doublings = Math.min(failures - 1, 20);
        Duration pause = firstPause.multipliedBy(1L << doublings);
        return pause.compareTo(maxPause) < 0 ? pause : maxPause;
    }
}
