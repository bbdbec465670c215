package dev.lookback.benchmarks;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** As log.io 0.3's harvester sends: one TCP connection, a line a message. */
final class LiveLogIoSender implements LiveSender {

    private static final String BEFORE = "+log|" + LiveDialect.STREAM + '|' + LiveDialect.SOURCE + "|info|";
    private static final String AFTER = "\r\n";

    private final Socket socket;
    private final OutputStream out;
    private final String rest;

    LiveLogIoSender(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setTcpNoDelay(true);
        out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
        rest = "x".repeat(EVENT_BYTES - BEFORE.length() - LiveArrivals.MARK_LENGTH - AFTER.length());
        write("+node|" + LiveDialect.SOURCE + '|' + LiveDialect.STREAM + AFTER);
        flush();
    }

    @Override
    public void send(int number) throws IOException {
        write(BEFORE + LiveArrivals.mark(number, System.nanoTime()) + rest + AFTER);
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
