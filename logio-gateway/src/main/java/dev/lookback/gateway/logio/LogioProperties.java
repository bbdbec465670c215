package dev.lookback.gateway.logio;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

import java.net.InetAddress;

/**
 * log.io's own harvesters.
 *
 * @param address to listen on
 * @param port 0 for any that is free
 * @param maxConnections at a time; further ones wait until one ends
 * @param maxMessageSize a longer message is cut
 */
@Validated
@ConfigurationProperties("lookback.gateway.logio")
record LogioProperties(
        @DefaultValue("127.0.0.1") InetAddress address,
        @DefaultValue("6689") @Min(0) @Max(65_535) int port,
        @DefaultValue("1000") @Min(1) int maxConnections,
        @DefaultValue("64KB") DataSize maxMessageSize) {

    @AssertTrue(message = "lookback.gateway.logio.max-message-size: expected: 1KB to 128KB")
    boolean isMaxMessageSizeUsable() {
        return maxMessageSize.toKilobytes() >= 1 && maxMessageSize.toKilobytes() <= 128;
    }
}
