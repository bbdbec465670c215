package dev.lookback.harvester.syslog;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

import java.net.InetAddress;
import java.time.Duration;
import java.time.ZoneId;

/**
 * Syslog, TCP and UDP on one port number, TLS on its own.
 *
 * @param address to listen on
 * @param port of TCP and UDP; 0 for any that is free
 * @param zone of timestamps that do not name theirs; absent for this machine's
 */
@Validated
@ConfigurationProperties("lookback.harvester.syslog")
record SyslogProperties(
        @DefaultValue("127.0.0.1") InetAddress address,
        @DefaultValue("5514") @Min(0) @Max(65_535) int port,
        @Nullable ZoneId zone,
        @DefaultValue @Valid Tcp tcp,
        @DefaultValue @Valid Tls tls,
        @DefaultValue @Valid Udp udp) {

    /**
     * @param enabled whether it listens
     * @param maxConnections at a time; further ones wait until one ends
     */
    record Tcp(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("1000") @Min(1) int maxConnections) {}

    /**
     * @param bundle the SSL bundle that has its certificate; absent, it does not listen
     * @param port of its own; 0 for any that is free
     * @param clientAuthentication whether senders show certificates, which the bundle's truststore must know
     * @param maxConnections at a time; further ones wait until one ends
     * @param handshakeTimeout after which who has not agreed is refused
     */
    record Tls(
            @Nullable String bundle,
            @DefaultValue("6514") @Min(0) @Max(65_535) int port,
            @DefaultValue("none") ClientAuthentication clientAuthentication,
            @DefaultValue("1000") @Min(1) int maxConnections,

            @DefaultValue("10s") @DurationMin(millis = 1, message = "expected: more than 0s")
            Duration handshakeTimeout) {}

    /**
     * @param enabled whether it listens
     * @param receiveBuffer to ask the kernel for; what it gives is logged
     * @param queueSize of what is read and not yet written as events
     */
    record Udp(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("8MB") DataSize receiveBuffer,
            @DefaultValue("16MB") DataSize queueSize) {}

    ZoneId zoneOrSystems() {
        return zone == null ? ZoneId.systemDefault() : zone;
    }
}
