package dev.lookback.harvester.syslog;

import dev.lookback.process.StartRefusedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;

/** Opens the ports when everything behind them has started, and closes them before anything behind them stops. */
final class SyslogInput implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SyslogInput.class);

    private static final Duration TCP_LIMIT = Duration.ofSeconds(4);
    private static final Duration UDP_LIMIT = Duration.ofSeconds(2);

    private final SyslogProperties properties;
    private final @Nullable Handshake tlsHandshake;
    private final SyslogReceivers receivers;
    private final Clock clock;

    private @Nullable SyslogTcpListener tcp;
    private @Nullable SyslogTcpListener tls;
    private @Nullable SyslogUdpListener udp;
    private volatile boolean isRunning;
    private volatile int port;

    /** @param tlsHandshake none where TLS is off */
    SyslogInput(SyslogProperties properties, @Nullable Handshake tlsHandshake, SyslogReceivers receivers, Clock clock) {
        this.properties = properties;
        this.tlsHandshake = tlsHandshake;
        this.receivers = receivers;
        this.clock = clock;
        this.port = properties.port();
    }

    @Override
    public void start() {
        if (properties.tcp().enabled()) {
            int maxConnections = properties.tcp().maxConnections();
            tcp = listen("port", port, new SyslogTransport(SyslogTransport.TCP, maxConnections, Handshake.NONE));
            port = tcp.port();
        }
        if (properties.udp().enabled()) {
            udp = bind(
                    "port", port, "UDP", address -> new SyslogUdpListener(address, properties.udp(), receivers, clock));
            port = udp.port();
            udp.start();
        }
        if (tlsHandshake != null) {
            SyslogProperties.Tls settings = properties.tls();
            tls = listen(
                    "tls.port",
                    settings.port(),
                    new SyslogTransport(SyslogTransport.TLS, settings.maxConnections(), tlsHandshake));
        }
        isRunning = true;
    }

    private SyslogTcpListener listen(String setting, int number, SyslogTransport transport) {
        SyslogTcpListener listener =
                bind(setting, number, "TCP", address -> new SyslogTcpListener(address, transport, receivers, clock));
        listener.start();
        return listener;
    }

    private <T> T bind(String setting, int number, String protocol, Binding<T> binding) {
        InetSocketAddress address = new InetSocketAddress(properties.address(), number);
        try {
            return binding.bind(address);
        } catch (IOException e) {
            stop();
            throw new StartRefusedException(
                    "lookback.harvester.syslog." + setting + ": " + number + " (expected: free for " + protocol + " on "
                            + address.getAddress().getHostAddress() + "; " + e.getMessage() + ")",
                    e);
        }
    }

    @Override
    public void stop() {
        isRunning = false;
        Thread secured = Thread.ofVirtual().name("syslog-tls-stop").start(() -> stop(tls));
        stop(tcp);
        try {
            secured.join();
            if (udp != null) {
                udp.stop(UDP_LIMIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void stop(@Nullable SyslogTcpListener listener) {
        try {
            if (listener != null) {
                listener.stop(TCP_LIMIT);
            }
        } catch (IOException e) {
            log.warn("syslog port not closed: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    /** The one that is bound, where the setting says 0. */
    int port() {
        return port;
    }

    /** 0 where TLS is off. */
    int tlsPort() {
        return tls == null ? 0 : tls.port();
    }

    int connections() {
        return connections(tcp) + connections(tls);
    }

    private static int connections(@Nullable SyslogTcpListener listener) {
        return listener == null ? 0 : listener.connections();
    }

    @FunctionalInterface
    private interface Binding<T> {
        T bind(InetSocketAddress address) throws IOException;
    }
}
