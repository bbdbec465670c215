package dev.lookback.harvester.graphite;

import dev.lookback.harvester.socket.Handshake;
import dev.lookback.harvester.socket.Port;
import dev.lookback.harvester.socket.TcpPort;
import dev.lookback.harvester.socket.UdpPort;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * Graphite's plaintext protocol, TCP and UDP on one port number.
 *
 * @param address to listen on
 * @param port of TCP and UDP; 0 for any that is free
 */
@Validated
@ConfigurationProperties("lookback.harvester.graphite")
record GraphiteProperties(
        @DefaultValue("127.0.0.1") InetAddress address,
        @DefaultValue("2003") @Min(0) @Max(65_535) int port,
        @DefaultValue @Valid Tcp tcp,
        @DefaultValue @Valid Udp udp) {

    private static final String PORT = "port";

    /**
     * @param enabled whether it listens
     * @param maxConnections at a time; further ones wait until one ends
     */
    record Tcp(
            @DefaultValue("false") boolean enabled,
            @DefaultValue("1000") @Min(1) int maxConnections) {}

    /**
     * @param enabled whether it listens
     * @param receiveBuffer to ask the kernel for; what it gives is logged
     * @param queueSize of what is read and not yet written as events
     */
    record Udp(
            @DefaultValue("false") boolean enabled,
            @DefaultValue("8MB") DataSize receiveBuffer,
            @DefaultValue("16MB") DataSize queueSize) {}

    /** Those that are to be open. */
    List<Port> ports() {
        InetSocketAddress socket = new InetSocketAddress(address, port);
        List<Port> ports = new ArrayList<>();
        if (tcp.enabled()) {
            ports.add(new TcpPort(PORT, "graphite-tcp", socket, tcp.maxConnections(), Handshake.NONE));
        }
        if (udp.enabled()) {
            ports.add(new UdpPort(PORT, "graphite-udp", socket, udp.receiveBuffer(), udp.queueSize()));
        }
        return ports;
    }
}
