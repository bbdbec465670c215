package dev.lookback.nacl;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.function.Predicate;

/**
 * A connection after its handshake: frames out, frames in. One thread sends, one receives. Whatever is wrong is an
 * {@link IOException}, after which the connection is of no use; the streams are the caller's to close, and to give a limit.
 */
public final class SecureChannel implements Closeable {

    private final PublicKey peer;
    private final InputStream in;
    private final OutputStream out;
    private final SealingStream sealing;
    private final OpeningStream opening;

    private SecureChannel(PublicKey peer, InputStream in, OutputStream out, SessionKeys keys) throws IOException {
        this.peer = peer;
        this.in = in;
        this.out = out;
        this.sealing = keys.sealing();
        out.write(sealing.header());
        out.flush();
        this.opening = keys.opening(read(in, SealingStream.HEADER_BYTES));
    }

    /** The harvester's side. */
    public static SecureChannel connect(KeyPair own, PublicKey proxy, InputStream in, OutputStream out)
            throws IOException {
        ClientHandshake handshake = new ClientHandshake(own, proxy);
        send(out, handshake.hello());
        ClientHandshake.Initiate initiate = handshake.initiate(read(in, ClientHandshake.WELCOME_BYTES));
        send(out, initiate.message());
        return new SecureChannel(proxy, in, out, initiate.keys());
    }

    /**
     * The proxy's side.
     *
     * @param isAuthorized whether a key may; the peer has shown that it is its own
     */
    public static SecureChannel accept(KeyPair own, Predicate<PublicKey> isAuthorized, InputStream in, OutputStream out)
            throws IOException {
        ServerHandshake handshake = new ServerHandshake(own);
        send(out, handshake.welcome(read(in, ServerHandshake.HELLO_BYTES)));
        ServerHandshake.Accepted accepted = handshake.accept(read(in, ServerHandshake.INITIATE_BYTES));
        if (!isAuthorized.test(accepted.client())) {
            throw new NaclException("key " + accepted.client() + " is not among the authorised ones");
        }
        return new SecureChannel(accepted.client(), in, out, accepted.keys());
    }

    public PublicKey peer() {
        return peer;
    }

    /** Sends one frame; the peer has it, or not, only its answer says. */
    public void send(byte[] plaintext) throws IOException {
        send(out, sealing.seal(plaintext));
    }

    /**
     * Waits for the next frame.
     *
     * @return the length of its ciphertext, to make room for it before {@link #read}
     * @throws EOFException if the peer has closed the connection
     */
    public int awaitLength() throws IOException {
        int first = in.read();
        if (first < 0) {
            throw new EOFException("closed by the peer");
        }
        byte[] rest = read(in, SealingStream.LENGTH_BYTES - 1);
        int length = ByteBuffer.allocate(SealingStream.LENGTH_BYTES)
                .put((byte) first)
                .put(rest)
                .getInt(0);
        return OpeningStream.checkLength(length);
    }

    /** @return the plaintext of the frame whose length was waited for */
    public byte[] read(int length) throws IOException {
        return opening.open(read(in, length));
    }

    /** Forgets the keys. To be called when neither thread is at work. */
    @Override
    public void close() {
        sealing.wipe();
        opening.wipe();
    }

    private static void send(OutputStream out, byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    private static byte[] read(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("closed by the peer after " + bytes.length + " of " + length + " bytes");
        }
        return bytes;
    }
}
