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

/** Opens the port when everything behind it has started, and closes it before anything behind it stops. */
final class SyslogInput implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SyslogInput.class);

    private static final Duration TCP_LIMIT = Duration.ofSeconds(4);
    private static final Duration UDP_LIMIT = Duration.ofSeconds(2);

    private final SyslogProperties properties;
    private final SyslogReceivers receivers;
    private final Clock clock;

    private @Nullable SyslogTcpListener tcp;
    private @Nullable SyslogUdpListener udp;
    private volatile boolean isRunning;
    private volatile int port;

    SyslogInput(SyslogProperties properties, SyslogReceivers receivers, Clock clock) {
        this.properties = properties;
        this.receivers = receivers;
        this.clock = clock;
        this.port = properties.port();
    }

    @Override
    public void start() {
        if (properties.tcp().enabled()) {
            tcp = bind(
                    "TCP",
                    address -> new SyslogTcpListener(address, properties.tcp().maxConnections(), receivers, clock));
            port = tcp.port();
            tcp.start();
        }
        if (properties.udp().enabled()) {
            udp = bind("UDP", address -> new SyslogUdpListener(address, properties.udp(), receivers, clock));
            port = udp.port();
            udp.start();
        }
        isRunning = true;
    }

    private <T> T bind(String transport, Binding<T> binding) {
        InetSocketAddress address = new InetSocketAddress(properties.address(), port);
        try {
            return binding.bind(address);
        } catch (IOException e) {
            stop();
            throw new StartRefusedException(
                    "lookback.harvester.syslog.port: " + address.getPort() + " (expected: free for " + transport
                            + " on " + address.getAddress().getHostAddress() + "; " + e.getMessage() + ")",
                    e);
        }
    }

    @Override
    public void stop() {
        isRunning = false;
        try {
            if (tcp != null) {
                tcp.stop(TCP_LIMIT);
            }
            if (udp != null) {
                udp.stop(UDP_LIMIT);
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

    int connections() {
        return tcp == null ? 0 : tcp.connections();
    }

    @FunctionalInterface
    private interface Binding<T> {
        T bind(InetSocketAddress address) throws IOException;
    }
}
