package dev.lookback.harvester.socket;

import java.io.IOException;
import java.time.Duration;

/** A port that is open. */
sealed interface Listener permits TcpListener, UdpListener {

    void start();

    /** The number that it has. */
    int port();

    /** At the moment. */
    int connections();

    /**
     * Takes nothing new, hands on what has arrived, and closes.
     *
     * @param limit after which nobody is waited for
     */
    void stop(Duration limit) throws IOException, InterruptedException;
}
