package dev.lookback.nacl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;

/** Whatever is done to a message on its way: nothing comes of it. */
class AlteredHandshakeTest {

    private final KeyPair client = KeyPair.generate();
    private final KeyPair proxy = KeyPair.generate();

    @ParameterizedTest
    @ValueSource(ints = {0x01, 0x40, 0x80, 0xff})
    void everyByteOfTheHelloCounts(int change) throws NaclException {
        byte[] hello = new ClientHandshake(client, proxy.publicKey()).hello();

        for (int i = 0; i < hello.length; i++) {
            byte[] altered = altered(hello, i, change);
            // X25519 does not look at a public key's highest bit: it is the same key, but the welcome is not for it.
            if (i == 35 && change == 0x80) {
                continue;
            }
            assertThatThrownBy(() -> new ServerHandshake(proxy).welcome(altered))
                    .as("byte %d", i)
                    .isInstanceOf(NaclException.class);
        }
    }

    @Test
    void aHelloWithTheOtherWritingOfItsKeyEndsWithoutAConnection() throws NaclException {
        ClientHandshake handshake = new ClientHandshake(client, proxy.publicKey());
        ServerHandshake server = new ServerHandshake(proxy);
        byte[] welcome = server.welcome(altered(handshake.hello(), 35, 0x80));

        byte[] initiate = handshake.initiate(welcome).message();

        assertThatThrownBy(() -> server.accept(initiate)).isInstanceOf(NaclException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x01, 0x40, 0x80, 0xff})
    void everyByteOfTheWelcomeCounts(int change) throws NaclException {
        byte[] hello = new ClientHandshake(client, proxy.publicKey()).hello();
        int length = new ServerHandshake(proxy).welcome(hello).length;

        for (int i = 0; i < length; i++) {
            ClientHandshake handshake = new ClientHandshake(client, proxy.publicKey());
            byte[] altered = altered(new ServerHandshake(proxy).welcome(handshake.hello()), i, change);
            assertThatThrownBy(() -> handshake.initiate(altered))
                    .as("byte %d", i)
                    .isInstanceOf(NaclException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0x01, 0x40, 0x80, 0xff})
    void everyByteOfTheInitiateCounts(int change) throws NaclException {
        for (int i = 0; i < ServerHandshake.INITIATE_BYTES; i++) {
            ServerHandshake server = new ServerHandshake(proxy);
            byte[] altered = altered(initiate(server), i, change);
            assertThatThrownBy(() -> server.accept(altered)).as("byte %d", i).isInstanceOf(NaclException.class);
        }
    }

    @Test
    void aMessageOfAnyOtherLengthIsRefused() throws NaclException {
        byte[] hello = new ClientHandshake(client, proxy.publicKey()).hello();

        for (int length = 0; length < 2 * hello.length; length++) {
            if (length == hello.length) {
                continue;
            }
            byte[] cut = Arrays.copyOf(hello, length);
            assertThatThrownBy(() -> new ServerHandshake(proxy).welcome(cut)).isInstanceOf(NaclException.class);
            assertThatThrownBy(() -> new ClientHandshake(client, proxy.publicKey()).initiate(wrongWelcome(cut)))
                    .isInstanceOf(NaclException.class);
            ServerHandshake server = new ServerHandshake(proxy);
            server.welcome(hello);
            assertThatThrownBy(() -> server.accept(wrongInitiate(cut))).isInstanceOf(NaclException.class);
        }
    }

    private static byte[] wrongWelcome(byte[] bytes) {
        return bytes.length == ClientHandshake.WELCOME_BYTES ? new byte[0] : bytes;
    }

    private static byte[] wrongInitiate(byte[] bytes) {
        return bytes.length == ServerHandshake.INITIATE_BYTES ? new byte[0] : bytes;
    }

    @Test
    void aReplayedConnectionIsNone() throws NaclException {
        ClientHandshake handshake = new ClientHandshake(client, proxy.publicKey());
        byte[] hello = handshake.hello();
        ServerHandshake server = new ServerHandshake(proxy);
        byte[] initiate = handshake.initiate(server.welcome(hello)).message();
        assertThat(server.accept(initiate).client()).isEqualTo(client.publicKey());

        ServerHandshake another = new ServerHandshake(proxy);
        another.welcome(hello);

        assertThatThrownBy(() -> another.accept(initiate)).isInstanceOf(NaclException.class);
    }

    @Test
    void aWelcomeOfAnotherConnectionIsNone() throws NaclException {
        ClientHandshake first = new ClientHandshake(client, proxy.publicKey());
        byte[] welcome = new ServerHandshake(proxy).welcome(first.hello());
        ClientHandshake second = new ClientHandshake(client, proxy.publicKey());
        second.hello();

        assertThatThrownBy(() -> second.initiate(welcome)).isInstanceOf(NaclException.class);
    }

    @Test
    void messagesOutOfTurnAreRefused() throws NaclException {
        ClientHandshake handshake = new ClientHandshake(client, proxy.publicKey());
        byte[] hello = handshake.hello();
        ServerHandshake server = new ServerHandshake(proxy);
        byte[] welcome = server.welcome(hello);
        byte[] initiate = handshake.initiate(welcome).message();

        assertThatThrownBy(() -> new ServerHandshake(proxy).accept(initiate)).isInstanceOf(NaclException.class);
        assertThatThrownBy(() -> server.welcome(hello)).hasMessageContaining("second hello");
        assertThatThrownBy(() -> handshake.initiate(welcome)).hasMessageContaining("second welcome");
        server.accept(initiate);
        assertThatThrownBy(() -> server.accept(initiate)).hasMessageContaining("out of turn");
    }

    @Test
    void whatIsReflectedIsNoAnswer() throws NaclException {
        ClientHandshake handshake = new ClientHandshake(client, proxy.publicKey());
        byte[] hello = handshake.hello();
        byte[] ofSameLength = Arrays.copyOfRange(hello, 36, 36 + ClientHandshake.WELCOME_BYTES);

        assertThatThrownBy(() -> handshake.initiate(hello)).isInstanceOf(NaclException.class);
        assertThatThrownBy(() -> new ClientHandshake(client, proxy.publicKey()).initiate(ofSameLength))
                .isInstanceOf(NaclException.class);
        assertThatThrownBy(() -> new ServerHandshake(proxy).welcome(new ServerHandshake(proxy).welcome(hello)))
                .isInstanceOf(NaclException.class);
    }

    @Test
    void whoDoesNotKnowTheProxyGetsNoWord() throws NaclException {
        byte[] hello = new ClientHandshake(client, KeyPair.generate().publicKey()).hello();

        assertThatThrownBy(() -> new ServerHandshake(proxy).welcome(hello)).isInstanceOf(NaclException.class);
    }

    @Test
    void whoIsNotTheProxyCannotAnswer() throws NaclException {
        ClientHandshake handshake = new ClientHandshake(client, proxy.publicKey());
        handshake.hello();
        KeyPair impostor = KeyPair.generate();
        byte[] answer =
                new ServerHandshake(impostor).welcome(new ClientHandshake(client, impostor.publicKey()).hello());

        assertThatThrownBy(() -> handshake.initiate(answer)).isInstanceOf(NaclException.class);
    }

    /** Whoever was talked to cannot use that towards another proxy: the vouch names the one it is for. */
    @Test
    void aVouchForAnotherProxyIsNone() throws NaclException {
        Transcript golden = Transcript.golden();
        byte[] initiate = golden.bytes("initiate");
        ServerHandshake server = new ServerHandshake(proxy, golden.drawing("proxy-connection-secret", "welcome-nonce"));
        ClientHandshake thief = new ClientHandshake(
                KeyPair.generate(), proxy.publicKey(), golden.drawing("client-connection-secret", "hello-nonce"));
        server.welcome(thief.hello());

        assertThatThrownBy(() -> server.accept(initiate)).hasMessageContaining("is for another connection");
    }

    @Test
    void aKeyOfLowOrderIsNone() {
        PublicKey zero = new PublicKey(new byte[Libsodium.KEY_BYTES]);

        assertThatThrownBy(() -> new ClientHandshake(client, zero).hello())
                .hasMessageContaining("crypto_box_easy has failed");
    }

    private byte[] initiate(ServerHandshake server) throws NaclException {
        ClientHandshake handshake = new ClientHandshake(client, proxy.publicKey());
        return handshake.initiate(server.welcome(handshake.hello())).message();
    }

    private static byte[] altered(byte[] message, int at, int change) {
        byte[] altered = message.clone();
        altered[at] ^= (byte) change;
        return altered;
    }
}
