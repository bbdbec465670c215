package dev.lookback.nacl;

import java.nio.ByteBuffer;

/**
 * The harvester's side of one handshake, bytes in and bytes out: {@link #hello()}, the proxy's answer to {@link #initiate},
 * and then the keys. Its shape is CurveZMQ's (ZeroMQ RFC 26), without the cookie.
 */
public final class ClientHandshake {

    /** Of the proxy's only message. */
    public static final int WELCOME_BYTES = Messages.WELCOME;

    private final KeyPair own;
    private final PublicKey proxy;
    private final Randomness randomness;
    private final KeyPair connection;
    private boolean isOver;

    /** @param proxy whom it wants to talk to, and nobody else */
    public ClientHandshake(KeyPair own, PublicKey proxy) {
        this(own, proxy, Libsodium::random);
    }

    ClientHandshake(KeyPair own, PublicKey proxy, Randomness randomness) {
        this.own = own;
        this.proxy = proxy;
        this.randomness = randomness;
        this.connection = KeyPair.generate(randomness);
    }

    /** @throws NaclException if the proxy's key is none */
    public byte[] hello() throws NaclException {
        byte[] nonce = Nonce.HELLO.fresh(randomness);
        byte[] box = Libsodium.box(new byte[Messages.ZEROS], nonce, proxy, connection.secret());
        return Messages.join(Messages.magic(), connection.publicKey().bytes(), nonce, box);
    }

    /** What the handshake ends with. @param message the last one, for the proxy */
    public record Initiate(byte[] message, SessionKeys keys) {}

    /** @throws NaclException if the proxy has not the key that it should have; there is no second try */
    public Initiate initiate(byte[] welcome) throws NaclException {
        if (isOver) {
            throw new NaclException("a second welcome (expected: one)");
        }
        isOver = true;
        try {
            PublicKey proxyConnection = open(Messages.of(Messages.WELCOME, welcome));
            byte[] message = message(proxyConnection);
            return new Initiate(message, SessionKeys.ofClient(connection, proxyConnection));
        } finally {
            connection.wipe();
        }
    }

    private PublicKey open(ByteBuffer welcome) throws NaclException {
        byte[] nonce = Nonce.WELCOME.check(Messages.take(welcome, Libsodium.NONCE_BYTES));
        byte[] box = Messages.take(welcome, welcome.remaining());
        return new PublicKey(Libsodium.open("the welcome", box, nonce, proxy, connection.secret()));
    }

    private byte[] message(PublicKey proxyConnection) throws NaclException {
        byte[] vouchNonce = Nonce.VOUCH.fresh(randomness);
        byte[] vouch = Libsodium.box(
                Messages.join(connection.publicKey().bytes(), proxy.bytes()),
                vouchNonce,
                proxyConnection,
                own.secret());
        byte[] nonce = Nonce.INITIATE.fresh(randomness);
        byte[] content = Messages.join(own.publicKey().bytes(), vouchNonce, vouch);
        return Messages.join(nonce, Libsodium.box(content, nonce, proxyConnection, connection.secret()));
    }
}
