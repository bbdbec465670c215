package dev.lookback.nacl;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Queue;

/** A connection with fixed keys and nonces, as another library has written it down. */
final class Transcript {

    private final List<String> lines;

    private Transcript(List<String> lines) {
        this.lines = lines;
    }

    static Transcript golden() {
        try (InputStream file =
                Objects.requireNonNull(Transcript.class.getResourceAsStream("/golden/transcript.txt"))) {
            return new Transcript(new String(file.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] bytes(String name) {
        return all(name).getFirst();
    }

    List<byte[]> all(String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> HexFormat.of().parseHex(line.substring(name.length() + 1)))
                .toList();
    }

    /** The ciphertexts of its frames. */
    List<byte[]> ciphertexts(String name) {
        return all(name).stream()
                .map(frame -> Arrays.copyOfRange(frame, SealingStream.LENGTH_BYTES, frame.length))
                .toList();
    }

    /** The transcript's values in the order in which they are drawn. */
    Randomness drawing(String... names) {
        Queue<String> next = new ArrayDeque<>(List.of(names));
        return length -> {
            byte[] bytes = bytes(next.remove());
            if (bytes.length != length) {
                throw new IllegalStateException(length + " bytes drawn, the transcript has " + bytes.length);
            }
            return bytes;
        };
    }

    KeyPair client() {
        return KeyPair.of(bytes("client-secret"));
    }

    KeyPair proxy() {
        return KeyPair.of(bytes("proxy-secret"));
    }

    ClientHandshake clientHandshake() {
        return new ClientHandshake(
                client(),
                proxy().publicKey(),
                drawing("client-connection-secret", "hello-nonce", "vouch-nonce", "initiate-nonce"));
    }

    ServerHandshake serverHandshake() {
        return new ServerHandshake(proxy(), drawing("proxy-connection-secret", "welcome-nonce"));
    }
}
