package dev.lookback.gateway.intake;

import dev.lookback.gateway.intake.IntakeMetrics.DropReason;
import dev.lookback.process.LastResort;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.time.Clock;
import java.time.Duration;

/** Reads datagrams with one thread that does nothing else, so that the kernel has to drop none. */
final class UdpListener {

    private static final Logger log = LoggerFactory.getLogger(UdpListener.class);

    private static final int MAX_DATAGRAM_BYTES = 64 * 1024;

    private final DatagramChannel channel;
    private final IntakeQueue queue;
    private final IntakeMetrics metrics;
    private final LastResort lastResort;
    private final Clock clock;
    private final Thread reader = Thread.ofPlatform().name("gateway-udp").unstarted(this::read);

    private volatile boolean isStopping;

    /** @throws IOException if the address cannot be bound */
    UdpListener(UdpProperties properties, IntakeQueue queue, IntakeMetrics metrics, LastResort lastResort, Clock clock)
            throws IOException {
        this.queue = queue;
        this.metrics = metrics;
        this.lastResort = lastResort;
        this.clock = clock;
        this.channel = DatagramChannel.open();
        try {
            int asked = (int) properties.receiveBuffer().toBytes();
            channel.setOption(StandardSocketOptions.SO_RCVBUF, asked);
            channel.bind(new InetSocketAddress(properties.address(), properties.port()));
            log.info(
                    "receive buffer for live events: {} bytes (asked for {})",
                    channel.getOption(StandardSocketOptions.SO_RCVBUF),
                    asked);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    int port() {
        return channel.socket().getLocalPort();
    }

    boolean isReading() {
        return reader.isAlive() && !isStopping;
    }

    void start() {
        reader.start();
    }

    private void read() {
        ByteBuffer buffer = ByteBuffer.allocate(MAX_DATAGRAM_BYTES);
        try {
            while (!isStopping) {
                buffer.clear();
                channel.receive(buffer);
                take(buffer.flip());
            }
        } catch (ClosedChannelException e) {
            log.debug("live events are no longer read");
        } catch (IOException e) {
            lastResort.exit("live events can no longer be read: " + e.getMessage());
        }
    }

    private void take(ByteBuffer datagram) {
        if (!queue.offer(Via.UDP, clock.millis(), datagram)) {
            int events = IntakeMetrics.events(datagram.array(), 0, datagram.limit());
            metrics.received(Via.UDP, events);
            metrics.dropped(isStopping ? DropReason.STOPPED : DropReason.FULL, events);
        }
    }

    void stop(Duration limit) throws IOException, InterruptedException {
        isStopping = true;
        channel.close();
        reader.join(limit);
    }
}
