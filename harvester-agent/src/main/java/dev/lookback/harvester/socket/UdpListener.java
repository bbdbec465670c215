package dev.lookback.harvester.socket;

import dev.lookback.harvester.event.HarvesterMetrics;
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
import java.util.function.LongSupplier;

/**
 * Reads datagrams with one thread that does nothing else, so that the kernel has to drop none while another thread writes
 * events; what finds no room between the two is dropped and counted.
 */
final class UdpListener implements Listener {

    private static final Logger log = LoggerFactory.getLogger(UdpListener.class);

    private static final int MAX_DATAGRAM_BYTES = 64 * 1024;

    private final DatagramChannel channel;
    private final DatagramQueue queue;
    private final SocketProtocol protocol;
    private final HarvesterMetrics metrics;
    private final Clock clock;
    private final Counter received;
    private final Thread reader;
    private final Thread writer;

    /** The registry holds it weakly. */
    private final LongSupplier kernelDrops;

    private volatile boolean isStopping;

    /** By the reader, in one datagram. */
    private int counted;

    private @Nullable InetAddress lastAddress;
    private String lastPeer = "";

    /** @throws IOException if the address cannot be bound */
    UdpListener(UdpPort port, SocketProtocol protocol, HarvesterMetrics metrics, Clock clock) throws IOException {
        this.protocol = protocol;
        this.metrics = metrics;
        this.clock = clock;
        this.received = metrics.received(port.input());
        this.queue = new DatagramQueue(port.queueSize().toBytes());
        this.reader = Thread.ofPlatform().name(port.input() + "-read").unstarted(this::read);
        this.writer = Thread.ofPlatform().name(port.input() + "-write").unstarted(this::write);
        this.channel = DatagramChannel.open();
        try {
            bind(port);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        metrics.inHand(port.input(), queue::messages);
        this.kernelDrops = new KernelDrops(port())::count;
        metrics.droppedByKernel(port.input(), kernelDrops);
    }

    private void bind(UdpPort port) throws IOException {
        int asked = (int) port.receiveBuffer().toBytes();
        channel.setOption(StandardSocketOptions.SO_RCVBUF, asked);
        channel.bind(port.address());
        log.info(
                "{} receive buffer for UDP: {} bytes (asked for {})",
                protocol.name(),
                channel.getOption(StandardSocketOptions.SO_RCVBUF),
                asked);
    }

    @Override
    public int port() {
        return channel.socket().getLocalPort();
    }

    /** There are none. */
    @Override
    public int connections() {
        return 0;
    }

    @Override
    public void start() {
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
            log.error("{} over UDP is no longer read", protocol.name(), e);
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
        counted = 0;
        protocol.datagram(bytes, this::count);
        if (counted > 0) {
            received.increment(counted);
            if (!queue.offer(new Datagram(bytes, new Arrival(clock.instant(), peer(sender)), counted))) {
                metrics.dropped(DropReason.FULL, counted);
            }
        }
        return true;
    }

    private void count(byte[] buffer, int offset, int length, boolean isCut) {
        counted++;
    }

    private String peer(InetSocketAddress sender) {
        if (!sender.getAddress().equals(lastAddress)) {
            lastAddress = sender.getAddress();
            lastPeer = Peers.text(sender.getAddress());
        }
        return lastPeer;
    }

    private void write() {
        MessageReceiver receiver = protocol.receiver();
        try {
            Datagram datagram = queue.take();
            while (datagram != null) {
                Arrival arrival = datagram.arrival();
                protocol.datagram(
                        datagram.bytes(),
                        (buffer, offset, length, isCut) -> receiver.receive(buffer, offset, length, arrival, isCut));
                datagram = queue.take();
            }
        } catch (InterruptedException e) {
            metrics.dropped(DropReason.STOPPED, queue.messages());
        }
    }

    /** Takes what the kernel still holds, hands it on, and ends. */
    @Override
    public void stop(Duration limit) throws InterruptedException {
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
            log.debug("{} over UDP is closed already: {}", protocol.name(), e.getMessage());
        }
    }
}
