package dev.lookback.workers.compressor;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Passes a process's connections to S3 on, byte for byte, and tells of each request before S3 has it and when S3 has answered. */
final class S3Door implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final URI target;
    private final Watcher watcher;

    /** May take its time: the request waits. */
    interface Watcher {
        /** Whether S3 is to have it. */
        boolean before(String method, String path);

        /** S3 has done it, and who asked does not know it yet. */
        void after(String method, String path);
    }

    private record Request(String method, String path) {}

    S3Door(URI target, Watcher watcher) throws IOException {
        this.target = target;
        this.watcher = watcher;
        Thread.ofVirtual().start(this::accept);
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread.ofPlatform().daemon().start(() -> serve(client));
            } catch (IOException e) {
                // Closed, which ends it.
            }
        }
    }

    private void serve(Socket client) {
        AtomicReference<Optional<Request>> sent = new AtomicReference<>(Optional.empty());
        try (client;
                Socket s3 = new Socket(target.getHost(), target.getPort())) {
            client.setTcpNoDelay(true);
            s3.setTcpNoDelay(true);
            Thread.ofPlatform().daemon().start(() -> answers(s3, client, sent));
            InputStream in = new BufferedInputStream(client.getInputStream());
            for (String head = head(in); !head.isEmpty(); head = head(in)) {
                String[] line = head.split(" ", 3);
                Request request = new Request(line[0], line[1]);
                if (!watcher.before(request.method(), request.path())) {
                    return;
                }
                OutputStream out = s3.getOutputStream();
                out.write(head.getBytes(StandardCharsets.ISO_8859_1));
                out.flush();
                pass(in, out, contentLength(head));
                sent.set(Optional.of(request));
            }
        } catch (IOException e) {
            // One of the two has gone.
        }
    }

    private void answers(Socket s3, Socket client, AtomicReference<Optional<Request>> sent) {
        try (client;
                s3) {
            byte[] buffer = new byte[64 * 1024];
            InputStream in = s3.getInputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                boolean isInterim =
                        new String(buffer, 0, Math.min(read, 12), StandardCharsets.ISO_8859_1).equals("HTTP/1.1 100");
                if (!isInterim) {
                    sent.getAndSet(Optional.empty())
                            .ifPresent(request -> watcher.after(request.method(), request.path()));
                }
                client.getOutputStream().write(buffer, 0, read);
            }
        } catch (IOException e) {
            // One of the two has gone.
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            head.write(next);
            if (next == '\n' && head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                return head.toString(StandardCharsets.ISO_8859_1);
            }
        }
        return "";
    }

    private static long contentLength(String head) {
        return head.lines()
                .map(line -> line.toLowerCase(Locale.ROOT))
                .filter(line -> line.startsWith("content-length:"))
                .mapToLong(line -> Long.parseLong(
                        line.substring("content-length:".length()).trim()))
                .findFirst()
                .orElse(0);
    }

    private static void pass(InputStream in, OutputStream out, long bytes) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        for (long left = bytes; left > 0; ) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw new IOException("the request ended early");
            }
            out.write(buffer, 0, read);
            left -= read;
        }
        out.flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
