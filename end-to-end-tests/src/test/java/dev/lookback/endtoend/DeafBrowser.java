package dev.lookback.endtoend;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Asks a gateway for all events, and reads none of them. */
final class DeafBrowser implements AutoCloseable {
    /** So that little waits here and most at the gateway. */
    private static final int RECEIVE_BUFFER = 4_096;

    /** RFC 6455, section 5.2: a whole text, and that it is masked, as whatever a client says must be. */
    private static final int TEXT = 0x81;

    private static final int MASKED = 0x80;
    private static final byte[] NO_MASK = new byte[4];

    private final Socket socket = new Socket();

    private DeafBrowser() {}

    static DeafBrowser connect(int port) throws IOException {
        DeafBrowser browser = new DeafBrowser();
        try {
            browser.socket.setReceiveBufferSize(RECEIVE_BUFFER);
            browser.socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            browser.shakeHands(port);
            browser.say(Json.write(Map.of("subscribe", "all", "environment", Installation.ENVIRONMENT)));
            return browser;
        } catch (IOException e) {
            browser.close();
            throw e;
        }
    }

    private void shakeHands(int port) throws IOException {
        String request = String.join(
                "\r\n",
                "GET /live HTTP/1.1",
                "Host: 127.0.0.1:" + port,
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
                "",
                "");
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        String expected = "HTTP/1.1 101 ";
        byte[] answer = new byte[expected.length()];
        new DataInputStream(socket.getInputStream()).readFully(answer);
        String said = new String(answer, StandardCharsets.US_ASCII);
        if (!said.equals(expected)) {
            throw new IOException(said + " (expected: " + expected + ")");
        }
    }

    /** @param text shorter than 126 bytes */
    private void say(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        OutputStream out = socket.getOutputStream();
        out.write(TEXT);
        out.write(MASKED | bytes.length);
        out.write(NO_MASK);
        out.write(bytes);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
