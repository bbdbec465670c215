package dev.lookback.endtoend;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Iterator;
import java.util.stream.Stream;

/**
 * A TCP syslog connection. The protocol acknowledges nothing: what was sent is known to be accepted once {@link
 * #finish()} has returned.
 */
final class SyslogSender implements AutoCloseable {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    private static final Duration END_LIMIT = Duration.ofSeconds(60);

    private final Socket socket;
    private final OutputStream out;

    private SyslogSender(Socket socket) throws IOException {
        this.socket = socket;
        this.out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
    }

    static SyslogSender connect(int port) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                    Math.toIntExact(CONNECT_LIMIT.toMillis()));
            return new SyslogSender(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    static void sendAll(int port, Messages messages) throws IOException {
        try (SyslogSender sender = connect(port)) {
            sender.send(messages.frames());
            sender.finish();
        }
    }

    void send(Stream<byte[]> frames) throws IOException {
        for (Iterator<byte[]> remaining = frames.iterator(); remaining.hasNext(); ) {
            out.write(remaining.next());
        }
        out.flush();
    }

    /** Says that nothing more comes, and waits until the harvester has read to that end and closed its side too. */
    void finish() throws IOException {
        socket.shutdownOutput();
        socket.setSoTimeout(Math.toIntExact(END_LIMIT.toMillis()));
        int read = socket.getInputStream().read();
        if (read >= 0) {
            throw new IOException("byte " + read + " from the harvester (expected: the end)");
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
