package dev.lookback.harvester.syslog;

import dev.lookback.harvester.socket.Handshake;
import dev.lookback.harvester.socket.Port;
import dev.lookback.harvester.socket.TcpPort;
import dev.lookback.harvester.socket.UdpPort;
import org.jspecify.annotations.Nullable;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** What of syslog's ports is to be open, by its settings. */
final class SyslogPorts {

    static final String PORT = "port";
    static final String TLS_PORT = "tls.port";

    private SyslogPorts() {}

    /** @param tlsHandshake none where TLS is off */
    static List<Port> of(SyslogProperties properties, @Nullable Handshake tlsHandshake) {
        InetSocketAddress address = new InetSocketAddress(properties.address(), properties.port());
        List<Port> ports = new ArrayList<>();
        if (properties.tcp().enabled()) {
            ports.add(new TcpPort(PORT, "syslog-tcp", address, properties.tcp().maxConnections(), Handshake.NONE));
        }
        if (properties.udp().enabled()) {
            SyslogProperties.Udp udp = properties.udp();
            ports.add(new UdpPort(PORT, "syslog-udp", address, udp.receiveBuffer(), udp.queueSize()));
        }
        if (tlsHandshake != null) {
            SyslogProperties.Tls tls = properties.tls();
            ports.add(new TcpPort(
                    TLS_PORT,
                    "syslog-tls",
                    new InetSocketAddress(properties.address(), tls.port()),
                    tls.maxConnections(),
                    tlsHandshake));
        }
        return ports;
    }
}
