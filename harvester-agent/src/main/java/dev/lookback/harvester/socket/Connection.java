package dev.lookback.harvester.socket;

import io.micrometer.core.instrument.Counter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Clock;

/** One TCP connection, read by its own virtual thread until its sender ends it or the harvester stops. */
final class Connection implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(Connection.class);

    /** How long without a byte makes a sender silent. */
    private static final int SILENCE_MILLIS = 300;

    private final Socket accepted;
    private final Handshake handshake;
    private final MessageReceiver receiver;
    private final Counter received;
    private final Clock clock;
    private final Framing framing;
    private final String peer;

    private Arrival arrival;

    /** What is accepted, until it is agreed on what to read from. */
    private volatile Socket socket;

    /** Nobody reads for long any more: silence ends it. */
    private volatile boolean isEnding;

    /** Nobody reads any more. */
    private volatile boolean isEnded;

    Connection(Socket accepted, Handshake handshake, SocketProtocol protocol, Counter received, Clock clock) {
        this.accepted = accepted;
        this.socket = accepted;
        this.handshake = handshake;
        this.receiver = protocol.receiver();
        this.framing = protocol.framing(this::message);
        this.received = received;
        this.clock = clock;
        this.peer = Peers.text(accepted.getInetAddress());
        this.arrival = new Arrival(clock.instant(), peer);
    }

    @Override
    public void run() {
        try (accepted;
                Socket agreed = handshake.over(accepted)) {
            socket = agreed;
            read(agreed);
        } catch (IOException e) {
            log.debug("connection from {} ended: {}", peer, e.getMessage());
        }
        framing.ended();
    }

    private void read(Socket agreed) throws IOException {
        agreed.setSoTimeout(SILENCE_MILLIS);
        InputStream input = agreed.getInputStream();
        int bytes = await(input);
        while (bytes >= 0 && !isEnded) {
            arrival = new Arrival(clock.instant(), peer);
            framing.received(bytes);
            bytes = await(input);
        }
    }

    private int await(InputStream input) throws IOException {
        while (true) {
            try {
                return input.read(framing.buffer(), framing.end(), framing.room());
            } catch (SocketTimeoutException e) {
                // Only here is it known that nothing is left to read.
                if (isEnding) {
                    return -1;
                }
            }
        }
    }

    private void message(byte[] buffer, int offset, int length, boolean isCut) {
        receiver.receive(buffer, offset, length, arrival, isCut);
        // Behind it: a message that waits for room is still the sender's.
        received.increment();
    }

    /**
     * Tells the sender that nobody will read for long: a sender that looks goes elsewhere with its next message. What has
     * arrived is read, and all that follows without a silence.
     */
    void announceEnd() {
        isEnding = true;
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            log.debug("connection from {} is ended already: {}", peer, e.getMessage());
        }
    }

    /** Ends it behind what is being read. */
    void end() {
        isEnded = true;
    }
}
