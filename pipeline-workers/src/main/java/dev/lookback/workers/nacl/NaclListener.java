package dev.lookback.workers.nacl;

import dev.lookback.nacl.NaclException;
import dev.lookback.nacl.SecureChannel;
import dev.lookback.process.StartRefusedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Listens, and serves each connection on threads of its own. */
final class NaclListener implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(NaclListener.class);

    private static final int BACKLOG = 128;
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration LAST_MOMENTS = Duration.ofSeconds(12);

    private final InetSocketAddress address;
    private final int maxConnections;
    private final NaclDoor door;
    private final Refusals refusals;
    private final NaclConnection.House house;
    private final Map<NaclConnection, Thread> connections = new ConcurrentHashMap<>();

    private volatile @Nullable ServerSocket server;

    NaclListener(
            InetSocketAddress address,
            int maxConnections,
            NaclDoor door,
            Refusals refusals,
            NaclConnection.House house) {
        this.address = address;
        this.maxConnections = maxConnections;
        this.door = door;
        this.refusals = refusals;
        this.house = house;
        house.metrics().connections(connections.keySet());
    }

    @Override
    public void start() {
        ServerSocket listening = bind();
        server = listening;
        Thread.ofPlatform().name("nacl-accept").daemon().start(() -> accept(listening));
        log.info("nacl proxy listens on {}", listening.getLocalSocketAddress());
    }

    private ServerSocket bind() {
        try {
            ServerSocket listening = new ServerSocket();
            listening.setReuseAddress(true);
            listening.bind(address, BACKLOG);
            return listening;
        } catch (IOException e) {
            throw new StartRefusedException(
                    "lookback.nacl.port: " + address + " (expected: a free port of this machine; " + e.getMessage()
                            + ")",
                    e);
        }
    }

    private void accept(ServerSocket listening) {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                Thread.ofVirtual().name("nacl-connection").start(() -> serve(socket));
            } catch (IOException e) {
                if (!listening.isClosed()) {
                    log.warn("connection not accepted: {}", e.getMessage());
                    // Without files to open the next one would fail at once as well.
                    LockSupport.parkNanos(PAUSE.toNanos());
                }
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setKeepAlive(true);
            socket.setTcpNoDelay(true);
            SecureChannel channel = door.letIn(socket).orElse(null);
            if (channel != null) {
                serve(socket, channel);
            }
        } catch (IOException e) {
            log.debug("{} is gone: {}", socket.getInetAddress(), e.getMessage());
        } catch (InterruptedException e) {
            log.debug("stopped while {} was served", socket.getInetAddress());
        }
    }

    private void serve(Socket socket, SecureChannel channel) throws InterruptedException {
        NaclConnection connection = new NaclConnection(socket, channel, house);
        connections.put(connection, Thread.currentThread());
        try {
            if (connections.size() > maxConnections) {
                refusals.refused(socket.getInetAddress(), Refusal.BUSY, maxConnections + " connections are there");
                return;
            }
            refusals.letIn(socket.getInetAddress());
            connection.run();
        } catch (NaclException e) {
            refusals.refused(socket.getInetAddress(), Refusal.FRAME, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            log.debug("{} is gone: {}", socket.getInetAddress(), e.getMessage());
        } finally {
            connections.remove(connection);
        }
    }

    /** Closes the connections of keys that are not authorised any more. */
    void closeUnauthorized() {
        for (NaclConnection connection : connections.keySet()) {
            if (!isAuthorized(connection)) {
                refusals.refused(connection.peer(), Refusal.REMOVED, "key " + connection.key() + " was removed");
                connection.close();
            }
        }
    }

    private boolean isAuthorized(NaclConnection connection) {
        return house.clients().apply(connection.key()).isPresent();
    }

    int connections() {
        return connections.size();
    }

    /** @return 0 while it does not listen */
    int port() {
        ServerSocket listening = server;
        return listening == null ? 0 : listening.getLocalPort();
    }

    /** Takes no more; what was taken is answered, while Kafka answers. */
    @Override
    public void stop() {
        ServerSocket listening = server;
        server = null;
        try {
            if (listening != null) {
                listening.close();
            }
            connections.keySet().forEach(NaclConnection::finish);
            long end = System.nanoTime() + LAST_MOMENTS.toNanos();
            for (Thread thread : Set.copyOf(connections.values())) {
                thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            }
        } catch (IOException e) {
            log.warn("not closed: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        connections.keySet().forEach(NaclConnection::close);
    }

    @Override
    public boolean isRunning() {
        return server != null;
    }
}
