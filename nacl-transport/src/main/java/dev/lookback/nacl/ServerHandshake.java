package dev.lookback.nacl;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.security.MessageDigest;

/**
 * The proxy's side of one handshake, bytes in and bytes out: it says who has asked, not whether that one may. Whoever has not
 * the proxy's public key gets no answer at all.
 */
public final class ServerHandshake {

    public static final int HELLO_BYTES = Messages.HELLO;
    public static final int INITIATE_BYTES = Messages.INITIATE;

    private final KeyPair own;
    private final Randomness randomness;
    private final KeyPair connection;
    private boolean isGreeted;
    private boolean isOver;
    private @Nullable PublicKey clientConnection;

    public ServerHandshake(KeyPair own) {
        this(own, Libsodium::random);
    }

    ServerHandshake(KeyPair own, Randomness randomness) {
        this.own = own;
        this.randomness = randomness;
        this.connection = KeyPair.generate(randomness);
    }

    /**
     * @return the welcome, to be sent
     * @throws NaclException if the asker does not know the proxy's public key; there is no second try
     */
    public byte[] welcome(byte[] hello) throws NaclException {
        if (isGreeted) {
            throw new NaclException("a second hello (expected: one)");
        }
        isGreeted = true;
        ByteBuffer message = Messages.of(Messages.HELLO, hello);
        if (!MessageDigest.isEqual(Messages.magic(), Messages.take(message, Messages.magic().length))) {
            throw new NaclException("the first bytes are another protocol's (expected: LBK1)");
        }
        PublicKey client = new PublicKey(Messages.take(message, Libsodium.KEY_BYTES));
        byte[] nonce = Nonce.HELLO.check(Messages.take(message, Libsodium.NONCE_BYTES));
        byte[] box = Messages.take(message, message.remaining());
        byte[] zeros = Libsodium.open("the hello", box, nonce, client, own.secret());
        if (!MessageDigest.isEqual(zeros, new byte[Messages.ZEROS])) {
            throw new NaclException("the hello holds something (expected: zeros)");
        }
        clientConnection = client;
        byte[] answer = Nonce.WELCOME.fresh(randomness);
        return Messages.join(answer, Libsodium.box(connection.publicKey().bytes(), answer, client, own.secret()));
    }

    /** Who has asked, and the keys of this connection. */
    public record Accepted(PublicKey client, SessionKeys keys) {}

    /** @throws NaclException if the asker has not the secret of the key that it names; there is no second try */
    public Accepted accept(byte[] initiate) throws NaclException {
        PublicKey client = clientConnection;
        if (client == null || isOver) {
            throw new NaclException("an initiate out of turn (expected: one hello, then one initiate)");
        }
        isOver = true;
        try {
            ByteBuffer content = content(Messages.of(Messages.INITIATE, initiate), client);
            PublicKey claimed = new PublicKey(Messages.take(content, Libsodium.KEY_BYTES));
            requireVouched(content, claimed, client);
            return new Accepted(claimed, SessionKeys.ofServer(connection, client));
        } finally {
            connection.wipe();
        }
    }

    private ByteBuffer content(ByteBuffer message, PublicKey client) throws NaclException {
        byte[] nonce = Nonce.INITIATE.check(Messages.take(message, Libsodium.NONCE_BYTES));
        byte[] box = Messages.take(message, message.remaining());
        return ByteBuffer.wrap(Libsodium.open("the initiate", box, nonce, client, connection.secret()));
    }

    /** The inner box is made with the secret of the claimed key, for this connection and this proxy. */
    private void requireVouched(ByteBuffer content, PublicKey claimed, PublicKey client) throws NaclException {
        byte[] nonce = Nonce.VOUCH.check(Messages.take(content, Libsodium.NONCE_BYTES));
        byte[] vouch = Messages.take(content, Messages.VOUCH);
        byte[] vouched = Libsodium.open("the vouch of " + claimed, vouch, nonce, claimed, connection.secret());
        if (!MessageDigest.isEqual(
                vouched, Messages.join(client.bytes(), own.publicKey().bytes()))) {
            throw new NaclException("the vouch of " + claimed + " is for another connection");
        }
    }
}
