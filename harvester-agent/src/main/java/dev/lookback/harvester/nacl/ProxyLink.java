package dev.lookback.harvester.nacl;

import dev.lookback.model.topic.Environment;
import dev.lookback.nacl.Answer;
import dev.lookback.nacl.BatchFrame;
import dev.lookback.nacl.KeyFileException;
import dev.lookback.nacl.KeyFiles;
import dev.lookback.nacl.KeyPair;
import dev.lookback.nacl.NaclException;
import dev.lookback.nacl.PublicKey;
import dev.lookback.nacl.SecureChannel;
import dev.lookback.process.HostPort;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One connection to one proxy, from its first byte to its last: this thread sends what the outbox has, another reads the
 * answers. Whatever goes wrong ends it; what is not acknowledged then, the next connection sends again.
 */
final class ProxyLink {

    /** The proxy itself gives Kafka 30 seconds. */
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(90);

    private static final int CONNECT_MILLIS = 5_000;
    private static final int HANDSHAKE_MILLIS = 10_000;

    /** After so long without an answer it looks whether one is overdue. */
    private static final int LOOK_MILLIS = 10_000;

    private static final Logger log = LoggerFactory.getLogger(ProxyLink.class);

    private final NaclProperties properties;
    private final Environment environment;
    private final Outbox outbox;
    private final LinkState state;

    ProxyLink(NaclProperties properties, Environment environment, Outbox outbox, LinkState state) {
        this.properties = properties;
        this.environment = environment;
        this.outbox = outbox;
        this.state = state;
    }

    /** @return whether something was acknowledged */
    boolean serve(HostPort proxy) throws InterruptedException {
        AtomicBoolean wasUseful = new AtomicBoolean();
        try (Socket socket = new Socket()) {
            SecureChannel channel = connect(socket, proxy);
            outbox.connected();
            state.connected(proxy);
            Thread reader = Thread.ofVirtual().name("nacl-answers").start(() -> {
                readAnswers(proxy, channel, wasUseful);
                outbox.disconnected();
                close(socket);
            });
            try {
                sendAll(channel);
            } catch (IOException e) {
                // Whoever reads meets the same end, and tells it.
                log.debug("nothing more can be sent: {}", e.getMessage());
            } finally {
                close(socket);
                reader.join();
                channel.close();
            }
        } catch (KeyFileException | IOException e) {
            state.failed(proxy, String.valueOf(e.getMessage()));
        } finally {
            outbox.disconnected();
            state.disconnected();
        }
        return wasUseful.get();
    }

    /** With the keys as their files are now: so they change without a restart. */
    private SecureChannel connect(Socket socket, HostPort proxy) throws IOException {
        KeyPair own = KeyFiles.readPair(properties.key());
        PublicKey proxyKey = KeyFiles.readPublic(properties.proxyKey());
        socket.setKeepAlive(true);
        socket.setTcpNoDelay(true);
        socket.connect(address(proxy), CONNECT_MILLIS);
        socket.setSoTimeout(HANDSHAKE_MILLIS);
        try {
            SecureChannel channel = SecureChannel.connect(
                    own, proxyKey, new BufferedInputStream(socket.getInputStream()), socket.getOutputStream());
            socket.setSoTimeout(LOOK_MILLIS);
            return channel;
        } catch (IOException e) {
            throw new NaclException("no handshake, whether for the key " + own.publicKey() + " or the proxy's in "
                    + properties.proxyKey() + ", a proxy does not say: " + e.getMessage());
        }
    }

    private static InetSocketAddress address(HostPort proxy) throws IOException {
        InetSocketAddress address = new InetSocketAddress(proxy.host(), proxy.port());
        if (address.isUnresolved()) {
            throw new IOException("no address of this name");
        }
        return address;
    }

    private void sendAll(SecureChannel channel) throws IOException, InterruptedException {
        for (Optional<Outbox.Parcel> next = outbox.take(); next.isPresent(); next = outbox.take()) {
            Outbox.Parcel parcel = next.orElseThrow();
            channel.send(new BatchFrame(
                            parcel.id(),
                            environment,
                            parcel.batch().headers().toMap(),
                            parcel.batch().headers().host(),
                            parcel.batch().value())
                    .toBytes());
        }
    }

    private void readAnswers(HostPort proxy, SecureChannel channel, AtomicBoolean wasUseful) {
        try {
            while (true) {
                Optional<Answer> answer = readAnswer(channel);
                if (answer.isPresent() && take(answer.orElseThrow(), proxy)) {
                    wasUseful.set(true);
                }
            }
        } catch (IOException e) {
            if (!outbox.isClosed()) {
                state.failed(proxy, String.valueOf(e.getMessage()));
            }
        }
    }

    private Optional<Answer> readAnswer(SecureChannel channel) throws IOException {
        try {
            return Optional.of(Answer.parse(channel.read(channel.awaitLength())));
        } catch (SocketTimeoutException e) {
            // In the midst of a frame it would be out of step from here on, which its next frame shows.
            if (outbox.isOverdue(ANSWER_LIMIT)) {
                throw new NaclException("no answer for " + ANSWER_LIMIT);
            }
            return Optional.empty();
        }
    }

    /** @return whether it was an acknowledgement */
    private boolean take(Answer answer, HostPort proxy) throws NaclException {
        switch (answer) {
            case Answer.Ack(long id) -> {
                outbox.acknowledge(id);
                state.acknowledged();
                return true;
            }
            case Answer.Nack(long id, String error, boolean retry) -> {
                if (retry) {
                    throw new NaclException("not taken yet: " + error);
                }
                if (outbox.refuse(id)) {
                    log.error(
                            "proxy {}:{} refuses batch {}, it is kept and tried again: {}",
                            proxy.host(),
                            proxy.port(),
                            id,
                            error);
                }
                return false;
            }
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            log.debug("not closed: {}", e.getMessage());
        }
    }
}
