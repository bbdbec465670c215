package dev.lookback.nacl;

import java.util.Arrays;

/** The two keys of a connection, one for each direction. Each is used for one stream and wiped then. */
public final class SessionKeys {

    private final byte[] receiving = new byte[Libsodium.KEY_BYTES];
    private final byte[] sending = new byte[Libsodium.KEY_BYTES];

    private SessionKeys() {}

    static SessionKeys ofClient(KeyPair client, PublicKey server) throws NaclException {
        SessionKeys keys = new SessionKeys();
        require(Libsodium.NATIVE.crypto_kx_client_session_keys(
                keys.receiving, keys.sending, client.publicKey().bytes(), client.secret(), server.bytes()));
        return keys;
    }

    static SessionKeys ofServer(KeyPair server, PublicKey client) throws NaclException {
        SessionKeys keys = new SessionKeys();
        require(Libsodium.NATIVE.crypto_kx_server_session_keys(
                keys.receiving, keys.sending, server.publicKey().bytes(), server.secret(), client.bytes()));
        return keys;
    }

    private static void require(int result) throws NaclException {
        if (result != 0) {
            throw new NaclException("crypto_kx has failed: the peer's key is none");
        }
    }

    /** The stream of what is sent. */
    public SealingStream sealing() {
        try {
            return new SealingStream(sending);
        } finally {
            Arrays.fill(sending, (byte) 0);
        }
    }

    /**
     * The stream of what is received.
     *
     * @param header of {@link SealingStream#HEADER_BYTES}, as the peer has sent it
     */
    public OpeningStream opening(byte[] header) throws NaclException {
        try {
            return new OpeningStream(receiving, header);
        } finally {
            Arrays.fill(receiving, (byte) 0);
        }
    }
}
