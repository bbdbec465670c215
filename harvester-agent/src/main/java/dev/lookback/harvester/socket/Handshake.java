package dev.lookback.harvester.socket;

import java.io.IOException;
import java.net.Socket;

/** What has to be agreed on with a sender before its first message. Any number of threads may use it. */
@FunctionalInterface
public interface Handshake {

    /** TCP agrees on nothing. */
    Handshake NONE = accepted -> accepted;

    /**
     * Agrees, on the connection's own thread.
     *
     * @return what to read from; closing it closes what was accepted
     * @throws IOException if there is no agreement; whoever accepted the connection closes it
     */
    Socket over(Socket accepted) throws IOException;
}
