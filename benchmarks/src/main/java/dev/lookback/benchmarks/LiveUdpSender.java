package dev.lookback.benchmarks;

import dev.lookback.model.live.LiveDatagram;
import dev.lookback.model.topic.Environment;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** As harvesters send: event lines, several a datagram; in turn to each gateway, and three of ten to one more. */
final class LiveUdpSender implements LiveSender {

    private final List<Receiver> receivers = new ArrayList<>();
    private final IntFunction<byte[]> lines;

    /**
     * @param ports of the gateways
     * @param lines the event of a number
     */
    LiveUdpSender(Environment environment, List<Integer> ports, IntFunction<byte[]> lines) throws IOException {
        this.lines = lines;
        for (int port : ports) {
            receivers.add(new Receiver(environment, port));
        }
    }

    @Override
    public void send(int number) throws IOException {
        byte[] line = lines.apply(number);
        receivers.get(number % receivers.size()).add(line);
        if (receivers.size() > 1 && number % 10 < 3) {
            receivers.get((number + 1) % receivers.size()).add(line);
        }
    }

    @Override
    public void flush() throws IOException {
        for (Receiver receiver : receivers) {
            receiver.send();
        }
    }

    @Override
    public void close() throws IOException {
        for (Receiver receiver : receivers) {
            receiver.channel.close();
        }
    }

    private static final class Receiver {

        private final DatagramChannel channel = DatagramChannel.open();
        private final ByteBuffer datagram = ByteBuffer.allocateDirect(LiveDatagram.MAX_BYTES);
        private final byte[] head;

        Receiver(Environment environment, int port) throws IOException {
            head = LiveDatagram.head(environment);
            channel.setOption(StandardSocketOptions.SO_SNDBUF, 1 << 20);
            channel.connect(new InetSocketAddress("127.0.0.1", port));
            datagram.put(head);
        }

        void add(byte[] line) throws IOException {
            if (datagram.remaining() < line.length + 1) {
                send();
            }
            datagram.put(line).put((byte) '\n');
        }

        void send() throws IOException {
            if (datagram.position() > head.length) {
                channel.write(datagram.flip());
                datagram.clear().put(head);
            }
        }
    }
}
