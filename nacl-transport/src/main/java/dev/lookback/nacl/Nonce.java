package dev.lookback.nacl;

/** 24 bytes, random but for the first: that is the number of the box, so that no box can stand in for another. */
enum Nonce {
    HELLO(1),
    WELCOME(2),
    INITIATE(3),
    VOUCH(4);

    private final byte number;

    Nonce(int number) {
        this.number = (byte) number;
    }

    byte[] fresh(Randomness randomness) {
        byte[] nonce = randomness.next(Libsodium.NONCE_BYTES);
        nonce[0] = number;
        return nonce;
    }

    /** @return the same */
    byte[] check(byte[] nonce) throws NaclException {
        if (nonce[0] != number) {
            throw new NaclException(
                    "the nonce of message " + this + " begins with " + nonce[0] + " (expected: " + number + ")");
        }
        return nonce;
    }
}
