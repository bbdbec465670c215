package dev.lookback.harvester.live;

import dev.lookback.process.HostPort;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

import java.util.List;

/**
 * What goes to the gateways, and to which of them.
 *
 * @param receivers all that there are; none: live sending is off
 * @param redundancy how many of them get each event
 * @param filter a Lucene query string; blank: every event
 * @param queueSize of what waits to be sent; beyond it events are not sent, and counted
 * @param plaintext whether they are sent where batches go through a NaCl proxy: datagrams are not encrypted
 */
@Validated
@ConfigurationProperties("lookback.harvester.live")
record LiveProperties(
        @DefaultValue List<HostPort> receivers,
        @DefaultValue("2") @Min(1) int redundancy,
        @DefaultValue("") String filter,
        @DefaultValue("2MB") DataSize queueSize,
        @DefaultValue("false") boolean plaintext) {

    private static final DataSize MIN_QUEUE = DataSize.ofKilobytes(64);
    private static final DataSize MAX_QUEUE = DataSize.ofMegabytes(256);

    LiveProperties {
        receivers = List.copyOf(receivers);
    }

    @AssertTrue(message = "queue-size: expected: 64KB to 256MB")
    boolean isQueueSizePossible() {
        return queueSize.compareTo(MIN_QUEUE) >= 0 && queueSize.compareTo(MAX_QUEUE) <= 0;
    }
}
