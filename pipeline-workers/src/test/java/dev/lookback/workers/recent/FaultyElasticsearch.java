package dev.lookback.workers.recent;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the es-consumer needs of Elasticsearch, over real HTTP, with a fault that can be switched on and off. It keeps
 * documents by their id, and makes an index only when it is told to.
 */
final class FaultyElasticsearch implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, String> documents = new ConcurrentHashMap<>();
    private final Set<String> aliases = ConcurrentHashMap.newKeySet();
    private final AtomicInteger duplicates = new AtomicInteger();
    private final AtomicInteger faults = new AtomicInteger();
    private volatile Fault fault = Fault.NONE;

    FaultyElasticsearch() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void set(Fault fault) {
        this.fault = fault;
    }

    /** Bulk requests that have met the fault. */
    int faults() {
        return faults.get();
    }

    /** By id. */
    Map<String, String> documents() {
        return documents;
    }

    /** Documents that were sent again after they had been kept. */
    int duplicates() {
        return duplicates.get();
    }

    /** As new. */
    void reset() {
        fault = Fault.NONE;
        faults.set(0);
        duplicates.set(0);
        wipe();
    }

    void wipe() {
        documents.clear();
        aliases.clear();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            if (path.equals("/_bulk")) {
                bulk(exchange, new String(body, StandardCharsets.UTF_8));
            } else if (path.startsWith("/recent-")
                    && exchange.getRequestMethod().equals("PUT")) {
                JSON.readTree(body).path("aliases").propertyNames().forEach(aliases::add);
                Fault.send(exchange, 200, "{}");
            } else {
                Fault.send(exchange, 200, "{}");
            }
        } finally {
            exchange.close();
        }
    }

    private void bulk(HttpExchange exchange, String body) throws IOException {
        Fault current = fault;
        if (current == Fault.NONE) {
            Fault.send(exchange, 200, items(body, Fault.NONE));
            return;
        }
        faults.incrementAndGet();
        current.answer(exchange, body, () -> items(body, current));
    }

    /** Keeps what the fault lets it keep. */
    private String items(String body, Fault current) {
        String[] lines = body.split("\n");
        List<String> items = new ArrayList<>();
        for (int at = 0; at < lines.length; at += 2) {
            JsonNode action = JSON.readTree(lines[at]).path("create");
            items.add(current.isAgainst(at / 2) ? current.item() : item(action, lines[at + 1]));
        }
        return "{\"items\":[" + String.join(",", items) + "]}";
    }

    private String item(JsonNode action, String line) {
        if (!aliases.contains(action.path("_index").asString())) {
            return Fault.error(
                    404, "index_not_found_exception", "no such index and [require_alias] request flag is [true]");
        }
        if (documents.putIfAbsent(action.path("_id").asString(), line) != null) {
            duplicates.incrementAndGet();
            return Fault.error(409, "version_conflict_engine_exception", "document already exists");
        }
        return "{\"create\":{\"status\":201}}";
    }

    @Override
    public void close() {
        fault = Fault.NONE;
        server.stop(0);
        threads.shutdownNow();
    }
}
