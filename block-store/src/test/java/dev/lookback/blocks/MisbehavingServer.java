package dev.lookback.blocks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes connections, and does no good with them. */
final class MisbehavingServer implements AutoCloseable {

    enum Manner {
        ANSWERS_500,
        ANSWERS_503,
        READS_AND_NEVER_ANSWERS,
        NEVER_READS,
        CLOSES_AT_ONCE
    }

    private final ServerSocket server;
    private final Manner manner;
    private final List<Socket> connections = new CopyOnWriteArrayList<>();

    private MisbehavingServer(ServerSocket server, Manner manner) {
        this.server = server;
        this.manner = manner;
    }

    static MisbehavingServer start(Manner manner) throws IOException {
        MisbehavingServer server =
                new MisbehavingServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), manner);
        Thread.ofVirtual().start(server::accept);
        return server;
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket connection = server.accept();
                connections.add(connection);
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException e) {
                // Closed, which ends it.
            }
        }
    }

    private void serve(Socket connection) {
        try {
            switch (manner) {
                case ANSWERS_500 -> answer(connection, "500 Internal Server Error");
                case ANSWERS_503 -> answer(connection, "503 Slow Down");
                case READS_AND_NEVER_ANSWERS ->
                    connection.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
                case NEVER_READS -> {}
                case CLOSES_AT_ONCE -> connection.close();
            }
        } catch (IOException e) {
            // The client has had enough.
        }
    }

    private static void answer(Socket connection, String status) throws IOException {
        connection.getInputStream().read();
        connection
                .getOutputStream()
                .write(("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        connection.shutdownOutput();
        connection.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
        connection.close();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }
}
