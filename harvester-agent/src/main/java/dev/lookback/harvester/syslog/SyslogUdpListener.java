package dev.lookback.harvester.syslog;

import dev.lookback.harvester.event.HarvesterMetrics.DropReason;
import io.micrometer.core.instrument.Counter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Clock;
import java.time.Duration;

/**
 * Reads datagrams with one thread that does nothing else, so that the kernel has to drop none while another thread writes
 * events; what finds no room between the two is dropped and counted.
 */
final class SyslogUdpListener {

    static final String INPUT = "syslog-udp";

    private static final Logger log = LoggerFactory.getLogger(SyslogUdpListener.class);

    private static final int MAX_DATAGRAM_BYTES = 64 * 1024;

    private final DatagramChannel channel;
    private final DatagramQueue queue;
    private final SyslogReceivers receivers;
    private final Clock clock;
    private final Counter received;
    private final Thread reader = Thread.ofPlatform().name("syslog-udp-read").unstarted(this::read);
    private final Thread writer = Thread.ofPlatform().name("syslog-udp-write").unstarted(this::write);

    private volatile boolean isStopping;
    private @Nullable InetAddress lastAddress;
    private String lastPeer = "";

    /** @throws IOException if the address cannot be bound */
    SyslogUdpListener(InetSocketAddress address, SyslogProperties.Udp settings, SyslogReceivers receivers, Clock clock)
            throws IOException {
        this.receivers = receivers;
        this.clock = clock;
        this.received = receivers.metrics().received(INPUT);
        this.queue = new DatagramQueue(settings.queueSize().toBytes());
        this.channel = DatagramChannel.open();
        try {
            int asked = (int) settings.receiveBuffer().toBytes();
            channel.setOption(StandardSocketOptions.SO_RCVBUF, asked);
            channel.bind(address);
            log.info(
                    "syslog receive buffer for UDP: {} bytes (asked for {})",
                    channel.getOption(StandardSocketOptions.SO_RCVBUF),
                    asked);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        receivers.metrics().inHand("udp-queue", queue::size);
    }

    int port() {
        return channel.socket().getLocalPort();
    }

    void start() {
        reader.start();
        writer.start();
    }

    private void read() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(MAX_DATAGRAM_BYTES);
        try (channel) {
            while (!isStopping) {
                receive(buffer);
            }
            // What the kernel holds was sent to a harvester that listened.
            channel.configureBlocking(false);
            while (receive(buffer)) {
                // Each turn takes one datagram.
            }
        } catch (IOException e) {
            log.error("syslog over UDP is no longer read", e);
        } finally {
            queue.close();
        }
    }

    private boolean receive(ByteBuffer buffer) throws IOException {
        buffer.clear();
        if (!(channel.receive(buffer) instanceof InetSocketAddress sender)) {
            return false;
        }
        buffer.flip();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        if (SyslogFraming.withoutTrailer(bytes, 0, bytes.length) > 0) {
            received.increment();
            if (!queue.offer(new Datagram(bytes, new Arrival(clock.instant(), peer(sender))))) {
                receivers.metrics().dropped(DropReason.FULL, 1);
            }
        }
        return true;
    }

    private String peer(InetSocketAddress sender) {
        if (!sender.getAddress().equals(lastAddress)) {
            lastAddress = sender.getAddress();
            lastPeer = Peers.text(sender.getAddress());
        }
        return lastPeer;
    }

    private void write() {
        SyslogReceiver receiver = receivers.create();
        try {
            Datagram datagram = queue.take();
            while (datagram != null) {
                byte[] bytes = datagram.bytes();
                int length = SyslogFraming.withoutTrailer(bytes, 0, bytes.length);
                receiver.receive(bytes, 0, length, datagram.arrival(), false);
                datagram = queue.take();
            }
        } catch (InterruptedException e) {
            receivers.metrics().dropped(DropReason.STOPPED, queue.size());
        }
    }

    /** Takes what the kernel still holds, hands it on, and ends. */
    void stop(Duration limit) throws InterruptedException {
        isStopping = true;
        wakeReader();
        reader.join(limit);
        writer.join(limit);
        // It waits for room in the sink: no longer.
        writer.interrupt();
        writer.join(limit);
    }

    /** A thread that blocks in receive wakes for a datagram, or for a close that would throw away what has arrived. */
    private void wakeReader() {
        try (DatagramSocket socket = new DatagramSocket()) {
            InetSocketAddress own = (InetSocketAddress) channel.getLocalAddress();
            InetAddress address =
                    own.getAddress().isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : own.getAddress();
            socket.send(new DatagramPacket(new byte[0], 0, address, own.getPort()));
        } catch (IOException e) {
            log.debug("syslog over UDP is closed already: {}", e.getMessage());
        }
    }
}
