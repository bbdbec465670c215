package dev.lookback.nacl;

import java.io.IOException;

/** The peer has not kept to the protocol, or has not the key that it should have: the connection ends, without a word. */
public final class NaclException extends IOException {

    private static final long serialVersionUID = 1;

    public NaclException(String message) {
        super(message);
    }
}
