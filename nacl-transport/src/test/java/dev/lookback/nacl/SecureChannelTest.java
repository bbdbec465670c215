package dev.lookback.nacl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;

class SecureChannelTest {

    private final KeyPair own = KeyPair.generate();
    private final KeyPair proxy = KeyPair.generate();

    private ServerSocket listener;
    private Socket client;
    private Socket server;

    @BeforeEach
    void connect() throws IOException {
        listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        client = new Socket(listener.getInetAddress(), listener.getLocalPort());
        server = listener.accept();
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        server.close();
        listener.close();
    }

    @Test
    void framesGoBothWays() throws Exception {
        CompletableFuture<SecureChannel> accepting = accept(key -> true);
        SecureChannel harvester = connect(proxy.publicKey());
        SecureChannel accepted = accepting.get();

        harvester.send(new byte[100_000]);
        harvester.send(new byte[0]);
        accepted.send(new byte[] {7});

        assertThat(accepted.peer()).isEqualTo(own.publicKey());
        assertThat(accepted.read(accepted.awaitLength())).isEqualTo(new byte[100_000]);
        assertThat(accepted.read(accepted.awaitLength())).isEmpty();
        assertThat(harvester.read(harvester.awaitLength())).containsExactly(7);
        client.close();
        assertThatThrownBy(accepted::awaitLength).isInstanceOf(EOFException.class);
    }

    @Test
    void aKeyThatMayNotGetsNoWordMore() throws IOException {
        CompletableFuture<SecureChannel> accepting = accept(key -> false);

        assertThatThrownBy(() -> connect(proxy.publicKey())).isInstanceOf(IOException.class);
        assertThatThrownBy(accepting::get)
                .isInstanceOf(ExecutionException.class)
                .rootCause()
                .hasMessage("key " + own.publicKey() + " is not among the authorised ones");
    }

    @Test
    void whoDoesNotKnowTheProxyIsNotAnswered() throws IOException {
        CompletableFuture<SecureChannel> accepting = accept(key -> true);

        assertThatThrownBy(() -> connect(KeyPair.generate().publicKey())).isInstanceOf(EOFException.class);
        assertThatThrownBy(accepting::get).rootCause().isInstanceOf(NaclException.class);
    }

    @Test
    void aHandshakeCutAtAnyByteIsNone() throws NaclException {
        byte[] hello = new ClientHandshake(own, proxy.publicKey()).hello();

        for (int length = 0; length <= hello.length; length++) {
            ByteArrayInputStream cut = new ByteArrayInputStream(hello, 0, length);
            assertThatThrownBy(() -> SecureChannel.accept(proxy, key -> true, cut, new ByteArrayOutputStream()))
                    .isInstanceOf(EOFException.class);
        }
    }

    private SecureChannel connect(PublicKey to) throws IOException {
        return SecureChannel.connect(own, to, client.getInputStream(), client.getOutputStream());
    }

    private CompletableFuture<SecureChannel> accept(Predicate<PublicKey> isAuthorized) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return SecureChannel.accept(proxy, isAuthorized, server.getInputStream(), server.getOutputStream());
            } catch (IOException e) {
                closeServer();
                throw new UncheckedIOException(e);
            }
        });
    }

    private void closeServer() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
