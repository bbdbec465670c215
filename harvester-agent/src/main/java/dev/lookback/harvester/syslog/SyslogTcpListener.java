package dev.lookback.harvester.syslog;

import io.micrometer.core.instrument.Counter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** Accepts connections, as many at a time as it may: further ones wait in the backlog. */
final class SyslogTcpListener {

    private static final Logger log = LoggerFactory.getLogger(SyslogTcpListener.class);

    private static final int BACKLOG = 128;

    /** After so long without a connection it looks whether it shall stop. */
    private static final int ACCEPT_MILLIS = 200;

    private static final Duration LAST_MOMENTS = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofMillis(20);

    private final SyslogTransport transport;
    private final SyslogReceivers receivers;
    private final Clock clock;
    private final Counter received;
    private final Semaphore slots;
    private final ServerSocket server;
    private final Thread acceptor = Thread.ofVirtual().name("syslog-accept").unstarted(this::accept);
    private final Map<SyslogConnection, Thread> connections = new ConcurrentHashMap<>();

    private volatile boolean isStopping;

    /** @throws IOException if the address cannot be bound */
    SyslogTcpListener(InetSocketAddress address, SyslogTransport transport, SyslogReceivers receivers, Clock clock)
            throws IOException {
        this.transport = transport;
        this.receivers = receivers;
        this.clock = clock;
        this.received = receivers.metrics().received(transport.input());
        this.slots = new Semaphore(transport.maxConnections());
        this.server = new ServerSocket();
        server.setReuseAddress(true);
        server.setSoTimeout(ACCEPT_MILLIS);
        try {
            server.bind(address, BACKLOG);
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }

    int port() {
        return server.getLocalPort();
    }

    int connections() {
        return connections.size();
    }

    void start() {
        acceptor.start();
    }

    private void accept() {
        try {
            while (!server.isClosed() && acceptNext()) {
                // Each turn accepts one connection, or finds none.
            }
        } catch (InterruptedException e) {
            log.debug("no more connections are accepted");
        }
    }

    /** Returns whether to go on: at a stop, those that have connected already are accepted first. */
    private boolean acceptNext() throws InterruptedException {
        slots.acquire();
        try {
            serve(server.accept());
            return true;
        } catch (SocketTimeoutException e) {
            slots.release();
            return !isStopping;
        } catch (IOException e) {
            slots.release();
            if (!isStopping) {
                log.warn("syslog connection not accepted: {}", e.getMessage());
            }
            return true;
        }
    }

    private void serve(Socket socket) throws IOException {
        // A sender that is gone without a word must not hold its slot for ever.
        socket.setKeepAlive(true);
        SyslogConnection connection =
                new SyslogConnection(socket, transport.handshake(), receivers.create(), received, clock);
        Thread thread = Thread.ofVirtual().name("syslog-connection").unstarted(() -> {
            try {
                connection.run();
            } finally {
                connections.remove(connection);
                slots.release();
            }
        });
        connections.put(connection, thread);
        thread.start();
    }

    /**
     * Accepts no more, tells every sender so, and reads on until they have gone or are silent.
     *
     * @param limit after which nobody is waited for
     */
    void stop(Duration limit) throws IOException, InterruptedException {
        isStopping = true;
        if (!acceptor.join(LAST_MOMENTS)) {
            acceptor.interrupt();
        }
        server.close();
        connections.keySet().forEach(SyslogConnection::announceEnd);
        awaitNone(limit);
        connections.keySet().forEach(SyslogConnection::end);
        awaitNone(LAST_MOMENTS);
        // Whoever still waits for room in the sink waits no longer.
        connections.values().forEach(Thread::interrupt);
        awaitNone(LAST_MOMENTS);
    }

    private void awaitNone(Duration limit) throws InterruptedException {
        long end = clock.millis() + limit.toMillis();
        while (!connections.isEmpty() && clock.millis() < end) {
            Thread.sleep(LOOK);
        }
    }
}
