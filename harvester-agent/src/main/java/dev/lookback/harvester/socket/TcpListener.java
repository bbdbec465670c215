package dev.lookback.harvester.socket;

import dev.lookback.harvester.event.HarvesterMetrics;
import io.micrometer.core.instrument.Counter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** Accepts connections, as many at a time as it may: further ones wait in the backlog. */
public final class TcpListener implements Listener {

    private static final Logger log = LoggerFactory.getLogger(TcpListener.class);

    private static final int BACKLOG = 128;

    /** After so long without a connection it looks whether it shall stop. */
    private static final int ACCEPT_MILLIS = 200;

    private static final Duration LAST_MOMENTS = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofMillis(20);

    private final TcpPort port;
    private final SocketProtocol protocol;
    private final Clock clock;
    private final Counter received;
    private final Semaphore slots;
    private final ServerSocket server;
    private final Thread acceptor;
    private final Map<Connection, Thread> connections = new ConcurrentHashMap<>();

    private volatile boolean isStopping;

    /** @throws IOException if the address cannot be bound */
    public TcpListener(TcpPort port, SocketProtocol protocol, HarvesterMetrics metrics, Clock clock)
            throws IOException {
        this.port = port;
        this.protocol = protocol;
        this.clock = clock;
        this.received = metrics.received(port.input());
        this.slots = new Semaphore(port.maxConnections());
        this.acceptor = Thread.ofVirtual().name(protocol.name() + "-accept").unstarted(this::accept);
        this.server = new ServerSocket();
        server.setReuseAddress(true);
        server.setSoTimeout(ACCEPT_MILLIS);
        try {
            server.bind(port.address(), BACKLOG);
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }

    @Override
    public int port() {
        return server.getLocalPort();
    }

    @Override
    public int connections() {
        return connections.size();
    }

    @Override
    public void start() {
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
                log.warn("{} connection not accepted: {}", protocol.name(), e.getMessage());
            }
            return true;
        }
    }

    private void serve(Socket socket) throws IOException {
        // A sender that is gone without a word must not hold its slot for ever.
        socket.setKeepAlive(true);
        Connection connection = new Connection(socket, port.handshake(), protocol, received, clock);
        Thread thread = Thread.ofVirtual().name(protocol.name() + "-connection").unstarted(() -> {
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

    /** Accepts no more, tells every sender so, and reads on until they have gone or are silent. */
    @Override
    public void stop(Duration limit) throws IOException, InterruptedException {
        isStopping = true;
        if (!acceptor.join(LAST_MOMENTS)) {
            acceptor.interrupt();
        }
        server.close();
        connections.keySet().forEach(Connection::announceEnd);
        awaitNone(limit);
        connections.keySet().forEach(Connection::end);
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
