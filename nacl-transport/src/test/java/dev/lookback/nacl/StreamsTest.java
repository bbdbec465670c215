package dev.lookback.nacl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.Arrays;

class StreamsTest {

    private final KeyPair client = KeyPair.generate();
    private final KeyPair proxy = KeyPair.generate();

    private SealingStream up;
    private OpeningStream opening;
    private OpeningStream reflected;

    @BeforeEach
    void connect() throws NaclException {
        ClientHandshake handshake = new ClientHandshake(client, proxy.publicKey());
        ServerHandshake server = new ServerHandshake(proxy);
        ClientHandshake.Initiate initiate = handshake.initiate(server.welcome(handshake.hello()));
        ServerHandshake.Accepted accepted = server.accept(initiate.message());
        up = initiate.keys().sealing();
        opening = accepted.keys().opening(up.header());
        reflected = initiate.keys().opening(up.header());
    }

    @Test
    void opensWhatWasSealedInItsOrder() throws NaclException {
        byte[] one = ciphertext(new byte[] {1});
        byte[] none = ciphertext(new byte[0]);

        assertThat(opening.open(one)).containsExactly(1);
        assertThat(opening.open(none)).isEmpty();
    }

    @Test
    void everyByteOfAFrameCounts() {
        byte[] ciphertext = ciphertext(new byte[] {1, 2, 3});

        for (int i = 0; i < ciphertext.length; i++) {
            byte[] altered = ciphertext.clone();
            altered[i] ^= 1;
            assertThatThrownBy(() -> opening.open(altered)).as("byte %d", i).isInstanceOf(NaclException.class);
        }
    }

    @Test
    void aFrameCountsOnce() throws NaclException {
        byte[] one = ciphertext(new byte[] {1});
        opening.open(one);

        assertThatThrownBy(() -> opening.open(one)).isInstanceOf(NaclException.class);
    }

    @Test
    void aFrameLeftOutOrOutOfItsOrderIsNoticed() {
        ciphertext(new byte[] {1});
        byte[] two = ciphertext(new byte[] {2});

        assertThatThrownBy(() -> opening.open(two)).hasMessageContaining("not the next one");
    }

    @Test
    void aFrameCutAtAnyPlaceIsNone() {
        byte[] ciphertext = ciphertext(new byte[20]);

        for (int length = 0; length < ciphertext.length; length++) {
            byte[] cut = Arrays.copyOf(ciphertext, length);
            assertThatThrownBy(() -> opening.open(cut)).isInstanceOf(NaclException.class);
        }
    }

    @Test
    void whatIsSentBackToItsSenderIsNone() {
        byte[] one = ciphertext(new byte[] {1});

        assertThatThrownBy(() -> reflected.open(one)).isInstanceOf(NaclException.class);
    }

    @Test
    void aFrameIsBoundedOnBothSides() {
        int most = SealingStream.MAX_FRAME_BYTES - SealingStream.OVERHEAD_BYTES;

        assertThat(ciphertext(new byte[most])).hasSize(SealingStream.MAX_FRAME_BYTES);
        assertThatThrownBy(() -> up.seal(new byte[most + 1])).hasMessageContaining("expected: at most 8388608");
        assertThatThrownBy(() -> OpeningStream.checkLength(SealingStream.MAX_FRAME_BYTES + 1))
                .isInstanceOf(NaclException.class);
        assertThatThrownBy(() -> OpeningStream.checkLength(-1)).hasMessageContaining("4294967295 bytes");
        assertThatThrownBy(() -> OpeningStream.checkLength(16)).isInstanceOf(NaclException.class);
    }

    @Test
    void whatIsWipedOpensNothing() {
        byte[] one = ciphertext(new byte[] {1});
        opening.wipe();

        assertThatThrownBy(() -> opening.open(one)).isInstanceOf(NaclException.class);
    }

    private byte[] ciphertext(byte[] plaintext) {
        byte[] frame = up.seal(plaintext);
        return Arrays.copyOfRange(frame, SealingStream.LENGTH_BYTES, frame.length);
    }
}
