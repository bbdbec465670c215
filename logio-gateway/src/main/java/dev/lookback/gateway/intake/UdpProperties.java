package dev.lookback.gateway.intake;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

import java.net.InetAddress;

/**
 * Datagrams of live events.
 *
 * @param address to listen on
 * @param port 0 for any that is free
 * @param receiveBuffer to ask the kernel for; what it gives is logged
 */
@Validated
@ConfigurationProperties("lookback.gateway.udp")
record UdpProperties(
        @DefaultValue("127.0.0.1") InetAddress address,
        @DefaultValue("6690") @Min(0) @Max(65_535) int port,
        @DefaultValue("8MB") DataSize receiveBuffer) {}
