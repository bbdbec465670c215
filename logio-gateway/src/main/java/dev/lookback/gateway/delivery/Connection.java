package dev.lookback.gateway.delivery;

import java.io.IOException;

/** Writes to one client. One thread at a time, but for {@link #close}. */
public interface Connection {

    /** Writes a frame of events, waiting until the client has room for it. */
    void events(byte[] frame) throws IOException;

    /**
     * Writes something else, waiting until the client has room for it.
     *
     * @param json in UTF-8
     */
    void text(byte[] json) throws IOException;

    /** Writes a question that a client which reads answers. */
    void ping() throws IOException;

    /**
     * Ends it; whoever writes meanwhile fails.
     *
     * @param code of RFC 6455, section 7.4
     * @param reason at most 123 bytes
     */
    void close(int code, String reason);
}
