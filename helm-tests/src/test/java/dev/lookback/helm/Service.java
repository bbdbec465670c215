package dev.lookback.helm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The address of a Kubernetes Service, as kube-proxy serves it: a new connection is given to a pod that is ready, to each in turn,
 * and stays with it until one of both ends it. It is reset where there is no such pod.
 */
final class Service implements AutoCloseable {

    private static final int BACKLOG = 128;

    private final ServerSocket listening;
    private final Supplier<List<Integer>> pods;
    private final Set<ForwardedConnection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();

    private Service(ServerSocket listening, Supplier<List<Integer>> pods) {
        this.listening = listening;
        this.pods = pods;
    }

    /** @param pods the ports of those that are ready, now */
    static Service to(Supplier<List<Integer>> pods) {
        try {
            Service service = new Service(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()), pods);
            Thread.ofPlatform().name("service").daemon().start(service::accept);
            return service;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                int turn = accepted.getAndIncrement();
                Thread.ofVirtual().start(() -> forward(client, turn));
            } catch (IOException e) {
                if (!listening.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void forward(Socket client, int turn) {
        ForwardedConnection connection = new ForwardedConnection(client);
        connections.add(connection);
        List<Integer> ready = pods.get();
        if (ready.isEmpty() || listening.isClosed()) {
            connection.reset();
        } else {
            connection.forwardTo(ready.get(turn % ready.size()));
        }
        connections.remove(connection);
    }

    /** How many there have been. */
    int connections() {
        return accepted.get();
    }

    String hostAndPort() {
        return listening.getInetAddress().getHostAddress() + ":" + listening.getLocalPort();
    }

    URI uri() {
        return URI.create("http://" + hostAndPort() + "/");
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        connections.forEach(ForwardedConnection::reset);
    }
}
