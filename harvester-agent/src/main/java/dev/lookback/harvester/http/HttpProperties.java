package dev.lookback.harvester.http;

import jakarta.validation.constraints.AssertTrue;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/**
 * {@code POST /events} on the process's own port.
 *
 * @param enabled whether there is such a path
 * @param maxBody of a request as it is sent
 * @param maxEvents of a request's events, as they come out of gzip and as event lines
 * @param maxMemory of the event lines of all requests that are being read
 * @param diskTimeout how long a request waits for its events to be on disk; less than a stop waits for requests
 */
@Validated
@ConfigurationProperties("lookback.harvester.http")
record HttpProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("8MB") DataSize maxBody,
        @DefaultValue("16MB") DataSize maxEvents,
        @DefaultValue("32MB") DataSize maxMemory,

        @DefaultValue("10s")
        @DurationMin(millis = 1, message = "expected: more than 0s, at most 15s")
        @DurationMax(seconds = 15, message = "expected: more than 0s, at most 15s")
        Duration diskTimeout) {

    private static final DataSize LEAST = DataSize.ofKilobytes(1);

    @AssertTrue(message = "max-body: expected: 1KB or more")
    boolean isMaxBodyPossible() {
        return maxBody.compareTo(LEAST) >= 0;
    }

    @AssertTrue(message = "max-events: expected: 1KB or more, and no more than max-memory")
    boolean isMaxEventsPossible() {
        return maxEvents.compareTo(LEAST) >= 0 && maxEvents.compareTo(maxMemory) <= 0;
    }
}
