package dev.lookback.harvester.nacl;

import dev.lookback.model.batch.Batch;
import dev.lookback.model.batch.BatchHeaders;
import dev.lookback.nacl.Answer;
import dev.lookback.nacl.BatchFrame;
import dev.lookback.nacl.KeyPair;
import dev.lookback.nacl.PublicKey;
import dev.lookback.nacl.SecureChannel;
import dev.lookback.process.HostPort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** The other end of the wire: keeps batches in a list, and answers what a test wants. */
public final class TestProxy implements AutoCloseable {

    private final KeyPair own;
    private final ServerSocket server;
    private final Thread acceptor;
    private final List<BatchFrame> received = new CopyOnWriteArrayList<>();
    private final List<BatchFrame> kept = new CopyOnWriteArrayList<>();
    private final List<PublicKey> connected = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    private volatile Function<BatchFrame, Optional<Answer>> answers = batch -> Optional.of(new Answer.Ack(batch.id()));

    public TestProxy(KeyPair own) {
        this.own = own;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        acceptor = Thread.ofVirtual().start(this::accept);
    }

    public HostPort address() {
        return new HostPort("127.0.0.1", server.getLocalPort());
    }

    /** @param answer to each batch from now on; empty: none, and the connection is closed */
    void answer(Function<BatchFrame, Optional<Answer>> answer) {
        answers = answer;
    }

    void acknowledgeAll() {
        answer(batch -> Optional.of(new Answer.Ack(batch.id())));
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                sockets.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException e) {
            // Closed: the test is over.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            SecureChannel channel =
                    SecureChannel.accept(own, key -> true, socket.getInputStream(), socket.getOutputStream());
            connected.add(channel.peer());
            while (true) {
                BatchFrame batch = BatchFrame.parse(channel.read(channel.awaitLength()));
                received.add(batch);
                Optional<Answer> answer = answers.apply(batch);
                if (answer.isEmpty()) {
                    return;
                }
                if (answer.orElseThrow() instanceof Answer.Ack) {
                    kept.add(batch);
                }
                channel.send(answer.orElseThrow().toBytes());
            }
        } catch (IOException e) {
            // The harvester has gone, or was no harvester: what came before counts.
        }
    }

    void dropConnections() {
        sockets.forEach(TestProxy::close);
    }

    /** In the order of their coming, again and again where they came so. */
    List<BatchFrame> received() {
        return List.copyOf(received);
    }

    public List<Batch> kept() {
        return kept.stream()
                .map(frame -> new Batch(BatchHeaders.parse(frame.headers()).orElseThrow(), frame.value()))
                .toList();
    }

    /** Whose connections there were. */
    List<PublicKey> connected() {
        return List.copyOf(connected);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            acceptor.join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        dropConnections();
    }
}
