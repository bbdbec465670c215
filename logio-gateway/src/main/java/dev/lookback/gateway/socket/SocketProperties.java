package dev.lookback.gateway.socket;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * What browsers may do.
 *
 * @param platformUrl where the platform's page is, as browsers reach it; the live page links to it
 * @param allowedOrigins of other pages that may connect, like {@code https://logs.example.org}; the gateway's own page always may
 */
@Validated
@ConfigurationProperties("lookback.gateway")
record SocketProperties(
        @Nullable URI platformUrl,
        @DefaultValue List<String> allowedOrigins,
        @DefaultValue @Valid Clients clients) {

    /**
     * @param max at a time
     * @param queueSize of the events that wait for one client, at most
     * @param totalQueueSize of the events that wait for all clients; each has an equal share of it, if that is less
     * @param maxSilence after which a client that has read nothing is closed
     * @param maxMessageSize of what a client says
     * @param maxMessagesPerSecond that a client may say, on average
     * @param maxSubscriptions of a client
     * @param maxNames streams and sources of a subscription
     */
    record Clients(
            @DefaultValue("200") @Min(1) @Max(10_000) int max,
            @DefaultValue("4MB") DataSize queueSize,
            @DefaultValue("128MB") DataSize totalQueueSize,

            @DefaultValue("30s") @DurationMin(millis = 100, message = "expected: 100ms or more")
            Duration maxSilence,

            @DefaultValue("64KB") DataSize maxMessageSize,
            @DefaultValue("20") @Min(1) @Max(10_000) int maxMessagesPerSecond,
            @DefaultValue("20") @Min(1) @Max(64) int maxSubscriptions,
            @DefaultValue("500") @Min(1) @Max(10_000) int maxNames) {

        @AssertTrue(message = "queue-size, total-queue-size: expected: 64KB or more")
        boolean isQueueUsable() {
            return queueSize.toKilobytes() >= 64 && totalQueueSize.toKilobytes() >= 64;
        }

        @AssertTrue(message = "max-message-size: expected: 1KB to 1MB")
        boolean isMessageUsable() {
            return maxMessageSize.toKilobytes() >= 1 && maxMessageSize.toKilobytes() <= 1_024;
        }
    }
}
