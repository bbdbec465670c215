package dev.lookback.benchmarks;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A WebSocket client that costs as little as one can (RFC 6455): twenty of them share the machine with what is measured. It
 * reads messages as bytes and looks for the marks in them, once a message is whole, as a browser would see it.
 */
final class LiveClient implements AutoCloseable {

    private static final int FIN = 0x80;
    private static final int KIND = 0x0f;
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;

    private final LiveDialect dialect;
    private final LiveArrivals arrivals;
    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private final Thread reader;

    /** Of what a server has begun to say: it may come in several frames. */
    private byte[] message = new byte[1 << 18];

    private int length;

    LiveClient(LiveDialect dialect, int port, LiveArrivals arrivals) throws IOException, InterruptedException {
        this.dialect = dialect;
        this.arrivals = arrivals;
        String path = dialect.path(port);
        socket = new Socket("127.0.0.1", port);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16));
        out = socket.getOutputStream();
        upgrade(path, port);
        send(TEXT, dialect.subscribe().getBytes(StandardCharsets.UTF_8));
        reader = Thread.ofPlatform().name("live-client").start(this::read);
    }

    LiveArrivals arrivals() {
        return arrivals;
    }

    private void upgrade(String path, int port) throws IOException {
        String request = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nOrigin: http://127.0.0.1:" + port
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: bG9va2JhY2stYmVuY2htYQ==\r\n\r\n";
        out.write(request.getBytes(StandardCharsets.US_ASCII));
        String status = line();
        if (!status.contains(" 101 ")) {
            throw new IOException(path + ": " + status + " (expected: 101)");
        }
        while (!line().isEmpty()) {
            // A header that says nothing that a benchmark needs.
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.readByte(); c != '\n'; c = in.readByte()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    private void read() {
        try {
            while (frame()) {
                // The server's next frame, until it closes.
            }
        } catch (IOException e) {
            // Closed by us, or by a server that gave up: the counts say which.
        }
    }

    private boolean frame() throws IOException {
        int head = in.readUnsignedByte();
        int size = size();
        if ((head & KIND) >= CLOSE) {
            return control(head & KIND, in.readNBytes(size));
        }
        if (length + size > message.length) {
            message = Arrays.copyOf(message, (length + size) * 2);
        }
        in.readFully(message, length, size);
        length += size;
        if ((head & FIN) != 0) {
            whole();
            length = 0;
        }
        return true;
    }

    private int size() throws IOException {
        int size = in.readUnsignedByte();
        return switch (size) {
            case 126 -> in.readUnsignedShort();
            case 127 -> Math.toIntExact(in.readLong());
            default -> size;
        };
    }

    /** It may come between the frames of a message. */
    private boolean control(int kind, byte[] payload) throws IOException {
        if (kind == PING) {
            send(PONG, payload);
        }
        return kind != CLOSE;
    }

    private void whole() throws IOException {
        if (dialect.isHeartbeat(message, length)) {
            send(TEXT, LiveDialect.HEARTBEAT.getBytes(StandardCharsets.US_ASCII));
        } else {
            arrivals.note(message, length, System.nanoTime());
        }
    }

    /** A client's frames are masked; with zeros they stay as they are. */
    private void send(int kind, byte[] payload) throws IOException {
        byte[] head = payload.length < 126
                ? new byte[] {(byte) (FIN | kind), (byte) (0x80 | payload.length), 0, 0, 0, 0}
                : new byte[] {
                    (byte) (FIN | kind), (byte) 0xfe, (byte) (payload.length >> 8), (byte) payload.length, 0, 0, 0, 0
                };
        byte[] whole = Arrays.copyOf(head, head.length + payload.length);
        System.arraycopy(payload, 0, whole, head.length, payload.length);
        out.write(whole);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        socket.close();
        reader.join();
    }
}
