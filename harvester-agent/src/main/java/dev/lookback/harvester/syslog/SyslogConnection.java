package dev.lookback.harvester.syslog;

import io.micrometer.core.instrument.Counter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Clock;

/** One TCP connection, read by its own virtual thread until its sender ends it or the harvester stops. */
final class SyslogConnection implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(SyslogConnection.class);

    private final Socket socket;
    private final SyslogReceiver receiver;
    private final Counter received;
    private final Clock clock;
    private final SyslogFraming framing = new SyslogFraming(this::message);
    private final String peer;

    private Arrival arrival;
    /** Since when it waits for its sender; {@link Long#MAX_VALUE} while it has something to do. */
    private volatile long idleSinceMillis = Long.MAX_VALUE;

    SyslogConnection(Socket socket, SyslogReceiver receiver, Counter received, Clock clock) {
        this.socket = socket;
        this.receiver = receiver;
        this.received = received;
        this.clock = clock;
        this.peer = Peers.text(socket.getInetAddress());
        this.arrival = new Arrival(clock.instant(), peer);
    }

    @Override
    public void run() {
        try (socket) {
            read(socket.getInputStream());
        } catch (IOException e) {
            log.debug("connection from {} ended: {}", peer, e.getMessage());
        }
        framing.ended();
    }

    private void read(InputStream input) throws IOException {
        int bytes = await(input);
        while (bytes >= 0) {
            arrival = new Arrival(clock.instant(), peer);
            framing.received(bytes);
            bytes = await(input);
        }
    }

    private int await(InputStream input) throws IOException {
        idleSinceMillis = clock.millis();
        try {
            return input.read(framing.buffer(), framing.end(), framing.room());
        } finally {
            idleSinceMillis = Long.MAX_VALUE;
        }
    }

    private void message(byte[] buffer, int offset, int length, boolean isCut) {
        receiver.receive(buffer, offset, length, arrival, isCut);
        // Behind it: a message that waits for room is still the sender's.
        received.increment();
    }

    boolean isIdleSince(long epochMillis) {
        return idleSinceMillis <= epochMillis;
    }

    /** Tells the sender that nobody will read for long: a sender that looks goes elsewhere with its next message. */
    void announceEnd() {
        quietly(socket::shutdownOutput);
    }

    /** Ends it, as if the sender had. */
    void end() {
        quietly(socket::shutdownInput);
    }

    private void quietly(Shutdown shutdown) {
        try {
            shutdown.run();
        } catch (IOException e) {
            log.debug("connection from {} is ended already: {}", peer, e.getMessage());
        }
    }

    @FunctionalInterface
    private interface Shutdown {
        void run() throws IOException;
    }
}
