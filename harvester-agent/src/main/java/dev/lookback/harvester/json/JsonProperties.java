package dev.lookback.harvester.json;

import dev.lookback.harvester.socket.Handshake;
import dev.lookback.harvester.socket.Port;
import dev.lookback.harvester.socket.TcpPort;
import dev.lookback.harvester.socket.UdpPort;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * JSON lines; no port is usual for them, so each way is on when it is asked for.
 *
 * @param address to listen on
 * @param stdin whether the process's standard input is read
 */
@Validated
@ConfigurationProperties("lookback.harvester.json")
record JsonProperties(
        @DefaultValue("127.0.0.1") InetAddress address,
        @DefaultValue("false") boolean stdin,
        @DefaultValue @Valid Tcp tcp,
        @DefaultValue @Valid Udp udp) {

    /**
     * @param port absent, it does not listen; 0 for any that is free
     * @param maxConnections at a time; further ones wait until one ends
     */
    record Tcp(
            @Nullable @Min(0) @Max(65_535) Integer port,
            @DefaultValue("1000") @Min(1) int maxConnections) {}

    /**
     * @param port absent, it does not listen; 0 for any that is free
     * @param receiveBuffer to ask the kernel for; what it gives is logged
     * @param queueSize of what is read and not yet written as events
     */
    record Udp(
            @Nullable @Min(0) @Max(65_535) Integer port,
            @DefaultValue("8MB") DataSize receiveBuffer,
            @DefaultValue("16MB") DataSize queueSize) {}

    /** Those that are to be open. */
    List<Port> ports() {
        List<Port> ports = new ArrayList<>();
        if (tcp.port() != null) {
            InetSocketAddress socket = new InetSocketAddress(address, tcp.port());
            ports.add(new TcpPort("tcp.port", "json-tcp", socket, tcp.maxConnections(), Handshake.NONE));
        }
        if (udp.port() != null) {
            InetSocketAddress socket = new InetSocketAddress(address, udp.port());
            ports.add(new UdpPort("udp.port", "json-udp", socket, udp.receiveBuffer(), udp.queueSize()));
        }
        return ports;
    }
}
