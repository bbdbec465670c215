package dev.lookback.gateway.logio;

import dev.lookback.gateway.logio.LogioConnection.LogioServices;
import dev.lookback.model.event.EventIds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** Accepts connections, as many at a time as it may: further ones wait in the backlog. */
final class LogioListener {

    private static final Logger log = LoggerFactory.getLogger(LogioListener.class);

    private static final int BACKLOG = 128;

    private final LogioProperties properties;
    private final LogioServices services;
    private final EventIds ids = new EventIds();
    private final Semaphore slots;
    private final ServerSocket server;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final Thread acceptor = Thread.ofVirtual().name("logio-accept").unstarted(this::accept);

    /** @throws IOException if the address cannot be bound */
    LogioListener(LogioProperties properties, LogioServices services) throws IOException {
        this.properties = properties;
        this.services = services;
        this.slots = new Semaphore(properties.maxConnections());
        this.server = new ServerSocket();
        server.setReuseAddress(true);
        try {
            server.bind(new InetSocketAddress(properties.address(), properties.port()), BACKLOG);
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

    boolean isAccepting() {
        return acceptor.isAlive();
    }

    void start() {
        acceptor.start();
    }

    private void accept() {
        try {
            while (!server.isClosed()) {
                slots.acquire();
                acceptNext();
            }
        } catch (InterruptedException e) {
            log.debug("no more connections of log.io are accepted");
        }
    }

    private void acceptNext() {
        try {
            Socket socket = server.accept();
            // A sender that is gone without a word must not hold its slot for ever.
            socket.setKeepAlive(true);
            serve(socket);
        } catch (IOException e) {
            slots.release();
            if (!server.isClosed()) {
                log.warn("connection of log.io not accepted: {}", e.getMessage());
            }
        }
    }

    private void serve(Socket socket) {
        int maxBytes = (int) properties.maxMessageSize().toBytes();
        LogioEventWriter events =
                new LogioEventWriter(ids, socket.getInetAddress().getHostAddress(), maxBytes);
        LogioConnection connection = new LogioConnection(socket, events, maxBytes, services);
        connections.add(socket);
        Thread.ofVirtual().name("logio-connection").start(() -> {
            try {
                connection.run();
            } finally {
                connections.remove(socket);
                slots.release();
            }
        });
    }

    /** Nothing is read any more. */
    void stop() throws IOException {
        server.close();
        acceptor.interrupt();
        for (Socket socket : connections) {
            socket.close();
        }
    }
}
