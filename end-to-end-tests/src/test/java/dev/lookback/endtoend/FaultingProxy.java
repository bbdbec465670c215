package dev.lookback.endtoend;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between the processes and S3, and can make objects unreadable that are still listed. */
final class FaultingProxy implements AutoCloseable {
    private static final int UNAVAILABLE = 503;
    private static final int NO_BODY = -1;
    private static final String MARKER = "/lookback.json";
    private static final Set<String> PER_CONNECTION =
            Set.of("connection", "content-length", "expect", "keep-alive", "transfer-encoding", "upgrade");

    private final int upstream;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile boolean refusesReads;

    private FaultingProxy(int upstream) throws IOException {
        this.upstream = upstream;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
    }

    static FaultingProxy before(int upstream) throws IOException {
        FaultingProxy proxy = new FaultingProxy(upstream);
        proxy.server.start();
        return proxy;
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** From now on parts and manifests cannot be read; listing and writing go on. */
    void refuseReads() {
        refused.set(0);
        refusesReads = true;
    }

    /** Returns how many reads were refused. */
    int allowReads() {
        refusesReads = false;
        return refused.get();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (refusesReads && isRead(exchange)) {
                refused.incrementAndGet();
                unavailable(exchange);
            } else {
                pass(exchange, body);
            }
        }
    }

    private static boolean isRead(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        boolean isObject = path.endsWith(Part.SUFFIX) || path.endsWith(Part.MANIFEST_SUFFIX);
        return exchange.getRequestMethod().equals("GET") && isObject && !path.endsWith(MARKER);
    }

    private void pass(HttpExchange exchange, byte[] body) throws IOException {
        try {
            answer(exchange, client.send(request(exchange, body), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            unavailable(exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** With the very headers: the signature covers the host, too. */
    private HttpRequest request(HttpExchange exchange, byte[] body) {
        URI target = URI.create("http://127.0.0.1:" + upstream + exchange.getRequestURI());
        HttpRequest.Builder request = HttpRequest.newBuilder(target);
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (isPassed(name)) {
                values.forEach(value -> request.header(name, value));
            }
        });
        boolean hasBody = exchange.getRequestHeaders().containsKey("Content-Length");
        return request.method(
                        exchange.getRequestMethod(),
                        hasBody ? HttpRequest.BodyPublishers.ofByteArray(body) : HttpRequest.BodyPublishers.noBody())
                .build();
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> response) throws IOException {
        boolean isHead = exchange.getRequestMethod().equals("HEAD");
        for (Map.Entry<String, List<String>> header : response.headers().map().entrySet()) {
            if (isPassed(header.getKey())
                    || isHead && header.getKey().toLowerCase(Locale.ROOT).equals("content-length")) {
                exchange.getResponseHeaders().put(header.getKey(), header.getValue());
            }
        }
        boolean hasBody = !isHead && response.body().length > 0;
        exchange.sendResponseHeaders(response.statusCode(), hasBody ? response.body().length : NO_BODY);
        if (hasBody) {
            exchange.getResponseBody().write(response.body());
        }
    }

    private static boolean isPassed(String header) {
        return !PER_CONNECTION.contains(header.toLowerCase(Locale.ROOT));
    }

    private static void unavailable(HttpExchange exchange) throws IOException {
        byte[] body = "<Error><Code>ServiceUnavailable</Code><Message>told to</Message></Error>"
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        exchange.sendResponseHeaders(UNAVAILABLE, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
        client.close();
    }
}
