package dev.lookback.harvester.live;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/**
 * A connected socket to one address: the kernel tells it when nobody listens there (ICMP port unreachable), some time after a
 * datagram was sent. While it is down only probes are sent, which carry no event. One thread.
 */
final class ReceiverSocket implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ReceiverSocket.class);

    private final InetSocketAddress address;
    private final ByteBuffer probe;
    private final ByteBuffer ignored = ByteBuffer.allocate(1);
    private final Outage outage = new Outage();

    private @Nullable DatagramChannel channel;

    /** For those who count. */
    private volatile boolean isDown;

    /** @param probe a datagram without events */
    ReceiverSocket(InetSocketAddress address, byte[] probe) {
        this.address = address;
        this.probe = ByteBuffer.wrap(probe);
    }

    /** Sends unless it is down. Returns whether it was sent, which does not say that it arrives. */
    boolean send(ByteBuffer datagram, long nanos) {
        return !outage.isOn() && write(datagram, nanos);
    }

    private boolean write(ByteBuffer datagram, long nanos) {
        try {
            opened().write(datagram);
            return true;
        } catch (IOException e) {
            refused(e, nanos);
            return false;
        }
    }

    /** Asks the kernel what it has heard, and a receiver that is down whether it still is. */
    void look(long nanos) {
        try {
            DatagramChannel looked = opened();
            looked.configureBlocking(false);
            looked.read(ignored.clear());
            looked.configureBlocking(true);
        } catch (IOException e) {
            refused(e, nanos);
        }
        if (outage.endsAt(nanos)) {
            isDown = false;
            log.info("live receiver {} is back", name());
        } else if (outage.isOn()) {
            write(probe.rewind(), nanos);
        }
    }

    private DatagramChannel opened() throws IOException {
        if (channel == null || !channel.isOpen()) {
            channel = DatagramChannel.open();
            channel.connect(address);
        }
        return channel;
    }

    private void refused(IOException cause, long nanos) {
        close();
        isDown = true;
        if (outage.refused(nanos)) {
            log.warn("live receiver {} is passed over until it is back: {}", name(), cause.toString());
        }
    }

    private String name() {
        return address.getAddress().getHostAddress() + ':' + address.getPort();
    }

    InetSocketAddress address() {
        return address;
    }

    boolean isDown() {
        return isDown;
    }

    @Override
    public void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            log.debug("socket to {} not closed: {}", name(), e.getMessage());
        }
        channel = null;
    }
}
