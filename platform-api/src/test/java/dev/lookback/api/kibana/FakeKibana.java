package dev.lookback.api.kibana;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A Kibana as its published description says: each call is held against it, and what does not agree is remembered. */
public final class FakeKibana implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int REFUSED = 400;
    private static final int AWAY = 503;

    public final List<String> violations = new CopyOnWriteArrayList<>();
    public final List<String> authorizations = new CopyOnWriteArrayList<>();

    /** Titles by id. */
    public final Map<String, String> views = new ConcurrentSkipListMap<>();

    final List<String> refusedTitles = new CopyOnWriteArrayList<>();
    volatile boolean isAway;

    private final HttpServer server;
    private final String prefix;
    private final JsonNode description;

    /** @param version whose description it keeps to */
    public FakeKibana(int version, String space) {
        this.prefix = space.isEmpty() ? "" : "/s/" + space;
        try (InputStream text = FakeKibana.class.getResourceAsStream("kibana-" + version + ".json")) {
            description = JSON.readTree(Objects.requireNonNull(text));
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            byte[] body = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            Optional<JsonNode> call = path.startsWith(prefix)
                    ? call(exchange.getRequestMethod(), path.substring(prefix.length()))
                    : Optional.empty();
            if (isAway) {
                answer(exchange, AWAY, message("Kibana server is not ready yet"));
            } else if (call.isEmpty()) {
                violations.add(exchange.getRequestMethod() + ' ' + path + ": no such call");
                answer(exchange, 404, message("Not Found"));
            } else {
                check(exchange, call.get(), body);
                perform(exchange, call.get(), path, body);
            }
        }
    }

    private Optional<JsonNode> call(String method, String path) {
        return description
                .path("calls")
                .valueStream()
                .filter(call -> call.path("method").asString().equals(method))
                .filter(call -> path.matches(call.path("path").asString().replace("{viewId}", "[^/]+")))
                .findFirst();
    }

    private void check(HttpExchange exchange, JsonNode call, byte[] body) {
        call.path("headers").forEach(header -> {
            if (!exchange.getRequestHeaders().containsKey(header.asString())) {
                violations.add(call.path("path").asString() + ": no header " + header.asString());
            }
        });
        if (call.path("body").isNull() != (body.length == 0)) {
            violations.add(call.path("path").asString() + ": a body of " + body.length + " bytes");
        } else if (body.length > 0) {
            check("body", JSON.readTree(body), call.path("body"));
        }
    }

    private void check(String where, JsonNode value, JsonNode expected) {
        if (expected.isString()) {
            if (!value.getNodeType().name().equalsIgnoreCase(expected.asString())) {
                violations.add(where + ": " + value + " (expected: " + expected.asString() + ')');
            }
            return;
        }
        expected.path("required").forEach(name -> {
            if (!value.has(name.asString())) {
                violations.add(where + '.' + name.asString() + ": missing");
            }
        });
        value.forEachEntry((name, member) -> {
            JsonNode known = expected.path("members").path(name);
            if (known.isMissingNode()) {
                violations.add(where + '.' + name + ": unknown");
            } else {
                check(where + '.' + name, member, known);
            }
        });
    }

    private void perform(HttpExchange exchange, JsonNode call, String path, byte[] body) throws IOException {
        int status = call.path("status").asInt();
        switch (call.path("method").asString()) {
            case "GET" -> answer(exchange, status, list());
            case "POST" -> create(exchange, status, JSON.readTree(body).path("data_view"));
            default -> {
                String id = path.substring(path.lastIndexOf('/') + 1);
                boolean isThere = views.remove(id) != null;
                answer(exchange, isThere ? status : 404, isThere ? null : message("Saved object not found"));
            }
        }
    }

    private void create(HttpExchange exchange, int status, JsonNode view) throws IOException {
        String title = view.path("title").asString();
        if (refusedTitles.contains(title) || views.putIfAbsent(view.path("id").asString(), title) != null) {
            answer(exchange, REFUSED, message("Duplicate data view: " + title));
            return;
        }
        answer(exchange, status, JSON.createObjectNode().set("data_view", view));
    }

    private ObjectNode list() {
        ObjectNode list = JSON.createObjectNode();
        ArrayNode array = list.putArray("data_view");
        views.forEach((id, title) -> array.addObject().put("id", id).put("title", title));
        return list;
    }

    private static ObjectNode message(String text) {
        return JSON.createObjectNode().put("message", text);
    }

    private static void answer(HttpExchange exchange, int status, @Nullable JsonNode body) throws IOException {
        byte[] bytes = body == null ? new byte[0] : body.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
