package dev.lookback.harvester.live;

import dev.lookback.model.live.LiveDatagram;
import dev.lookback.model.topic.Environment;
import dev.lookback.process.HostPort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What is sent to an address of this machine, until it is closed; opened again there, it is the same gateway restarted. */
public final class ListeningGateway implements AutoCloseable {

    private final byte[] head;
    private final DatagramSocket socket;
    private final InetSocketAddress address;
    private final Thread reader = Thread.ofPlatform().unstarted(this::read);
    private final List<List<String>> datagrams = new CopyOnWriteArrayList<>();

    private ListeningGateway(String environment, DatagramSocket socket) throws IOException {
        this.head = LiveDatagram.head(new Environment(environment));
        this.socket = socket;
        this.address = (InetSocketAddress) socket.getLocalSocketAddress();
        socket.setReceiveBufferSize(1024 * 1024);
    }

    public static ListeningGateway start(String environment) throws IOException {
        return start(environment, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    static ListeningGateway start(String environment, InetSocketAddress address) throws IOException {
        ListeningGateway gateway = new ListeningGateway(environment, new DatagramSocket(address));
        gateway.reader.start();
        return gateway;
    }

    private void read() {
        byte[] buffer = new byte[65_536];
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                List<String> lines = new ArrayList<>();
                LiveDatagram.Kind kind = LiveDatagram.read(
                        head,
                        buffer,
                        0,
                        packet.getLength(),
                        (bytes, offset, length) ->
                                lines.add(new String(bytes, offset, length, StandardCharsets.UTF_8)));
                datagrams.add(kind == LiveDatagram.Kind.OURS ? lines : List.of(kind + "?"));
            }
        } catch (IOException e) {
            if (!socket.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The lines of each datagram that had some. */
    public List<List<String>> datagrams() {
        return datagrams.stream().filter(lines -> !lines.isEmpty()).toList();
    }

    /** All lines. */
    public List<String> lines() {
        return datagrams.stream().flatMap(List::stream).toList();
    }

    /** How many datagrams had no event. */
    int probes() {
        return datagrams.size() - datagrams().size();
    }

    InetSocketAddress address() {
        return address;
    }

    /** As a setting says it. */
    public String setting() {
        return address.getAddress().getHostAddress() + ':' + address.getPort();
    }

    HostPort receiver() {
        return HostPort.valueOf(setting());
    }

    @Override
    public void close() {
        socket.close();
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
