package dev.lookback.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.function.Consumer;

/** Reads all that is sent to a UDP port of this machine. */
final class DrainedSocket implements AutoCloseable {

    private final DatagramSocket socket;
    private final Consumer<DatagramPacket> reader;

    private DrainedSocket(DatagramSocket socket, Consumer<DatagramPacket> reader) {
        this.socket = socket;
        this.reader = reader;
    }

    /** One whose datagrams nobody looks at. */
    static DrainedSocket open() throws IOException {
        return open(packet -> {});
    }

    static DrainedSocket open(Consumer<DatagramPacket> reader) throws IOException {
        DrainedSocket drained = new DrainedSocket(new DatagramSocket(0, InetAddress.getLoopbackAddress()), reader);
        Thread.ofPlatform().daemon().start(drained::read);
        return drained;
    }

    private void read() {
        DatagramPacket packet = new DatagramPacket(new byte[65_536], 65_536);
        try {
            while (true) {
                packet.setLength(65_536);
                socket.receive(packet);
                reader.accept(packet);
            }
        } catch (IOException e) {
            if (!socket.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    @Override
    public void close() {
        socket.close();
    }
}
