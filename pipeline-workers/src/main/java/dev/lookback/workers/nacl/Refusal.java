package dev.lookback.workers.nacl;

import java.util.Locale;

/** Why a connection was closed without a word. */
enum Refusal {
    /** Not a whole handshake, or a wrong one, or a key that is not authorised. */
    HANDSHAKE,

    /** The handshake took too long. */
    TIMEOUT,

    /** As many as may be are there. */
    BUSY,

    /** After the handshake, a frame that is none. */
    FRAME,

    /** The key was removed from the authorised ones. */
    REMOVED;

    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
