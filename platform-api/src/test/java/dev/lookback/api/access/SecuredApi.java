package dev.lookback.api.access;

import dev.lookback.access.Grants;
import dev.lookback.access.Passwords;
import dev.lookback.access.User;
import dev.lookback.access.UsersFile;
import dev.lookback.api.PlatformApiApplication;
import dev.lookback.embedded.EmbeddedElasticsearch;
import dev.lookback.embedded.EmbeddedKafka;
import dev.lookback.embedded.EmbeddedS3;
import dev.lookback.embedded.SharedServices;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The process with users, on real services, and two environments; each caller's password is its name, twice. */
final class SecuredApi implements AutoCloseable {

    /** Whom the table is about. */
    static final List<String> CALLERS =
            List.of("nobody", "wrong", "stranger", "viewer", "operator", "admin", "watcher", "root");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String environment;
    private final String other;
    private final UsersFile users;
    private final TestIssuer issuer = new TestIssuer();
    private final ConfigurableApplicationContext context;

    private SecuredApi(Path directory) throws Exception {
        String id = UUID.randomUUID().toString().substring(0, 8);
        environment = "a" + id;
        other = "b" + id;
        users = new UsersFile(directory.resolve("users"));
        Map.of(
                        "viewer",
                        "viewer@" + environment,
                        "operator",
                        "operator@" + environment,
                        "admin",
                        "admin@" + environment,
                        "stranger",
                        "admin@" + other,
                        "absent",
                        "admin@absent",
                        "watcher",
                        "viewer@*",
                        "leaver",
                        "viewer@*",
                        "root",
                        "admin@*")
                .forEach((name, grants) ->
                        users.put(new User(name, Passwords.hash(name + " " + name), Grants.parse(grants))));
        context = run(directory.resolve("users"));
        context.getBean(Admin.class)
                .createTopics(Stream.of(environment, other)
                        .map(name -> new NewTopic("h-" + name, 1, (short) 1))
                        .toList())
                .all()
                .get();
    }

    static SecuredApi start(Path directory) throws Exception {
        return new SecuredApi(directory);
    }

    private ConfigurableApplicationContext run(Path usersFile) {
        EmbeddedKafka kafka = SharedServices.kafka();
        EmbeddedElasticsearch elasticsearch = SharedServices.elasticsearch();
        EmbeddedS3 s3 = SharedServices.s3().withBucket("platform-api");
        return new SpringApplicationBuilder(PlatformApiApplication.class)
                .run(
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--management.endpoint.health.probes.enabled=true",
                        "--management.endpoint.health.show-details=when-authorized",
                        "--management.endpoints.web.exposure.include=health,info,prometheus",
                        "--management.prometheus.metrics.export.enabled=true",
                        "--lookback.access.users-file=" + usersFile,
                        "--lookback.history.max-concurrent=100",
                        "--lookback.access.oidc.grants.log-operators=operator@" + environment,
                        "--spring.security.oauth2.resourceserver.jwt.jwk-set-uri=" + issuer.keysAddress(),
                        "--spring.security.oauth2.resourceserver.jwt.audiences=lookback",
                        "--spring.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
                        "--spring.elasticsearch.uris=" + elasticsearch.uri(),
                        "--lookback.s3.bucket=platform-api",
                        "--spring.cloud.aws.s3.endpoint=" + s3.endpoint(),
                        "--spring.cloud.aws.s3.path-style-access-enabled=true",
                        "--spring.cloud.aws.region.static=eu-central-1",
                        "--spring.cloud.aws.credentials.access-key=" + s3.accessKey(),
                        "--spring.cloud.aws.credentials.secret-key=" + s3.secretKey());
    }

    String environment() {
        return environment;
    }

    String other() {
        return other;
    }

    UsersFile users() {
        return users;
    }

    String address() {
        return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }

    /** Every mapping of the running process, as {@code METHOD pattern}; errors are dispatched, never asked for. */
    Set<String> handlers() {
        return context.getBeansOfType(RequestMappingHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(SecuredApi::calls)
                .filter(call -> !call.endsWith(" /error"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> calls(RequestMappingInfo mapping) {
        List<String> methods = mapping.getMethodsCondition().getMethods().isEmpty()
                ? List.of("ANY")
                : mapping.getMethodsCondition().getMethods().stream()
                        .map(Enum::name)
                        .toList();
        return mapping.getPatternValues().stream()
                .flatMap(pattern -> methods.stream().map(method -> method + " " + pattern));
    }

    String order() {
        return order("now-2h");
    }

    String order(String start) {
        return "{\"environment\":\"" + environment + "\",\"start\":\"" + start
                + "\",\"end\":\"now-1h\",\"ttl\":\"1h\"}";
    }

    Answer get(String caller, String path) throws Exception {
        return send(caller, "GET", path, null);
    }

    Answer post(String caller, String path, String body, int status) throws Exception {
        Answer answer = send(caller, "POST", path, body);
        if (answer.status() != status) {
            throw new AssertionError(answer + " (expected: " + status + ")");
        }
        return answer;
    }

    Answer call(String caller, Row row) throws Exception {
        return call(caller, row, Map.of());
    }

    /** The row's call of the environment that the roles are in, as right as a call can be. */
    Answer call(String caller, Row row, Map<String, String> headers) throws Exception {
        String path = row.path()
                .replace("{environment}", environment)
                .replace("{index}", "history-" + environment + ".20260301t100000-20260301t110000")
                .replace("{rebuild}", environment + ".20260301t100000-20260301t110000");
        if (path.matches(".*/(blocks|events|verify)")) {
            path += "?start=now-2h&end=now-1h";
        }
        if (path.equals("/audit")) {
            path += "?environment=" + environment + "&start=now-1h&end=now";
        }
        Map<String, String> all = new HashMap<>(headers);
        all.putAll(credentials(caller));
        return exchange(request(row.method(), path, body(row), all));
    }

    private @Nullable String body(Row row) {
        return switch (row.method() + " " + row.path()) {
            case "PUT /environments/{environment}/policy" -> "{\"historyTtl\":\"2h\"}";
            case "POST /history-indexes?dryRun=true", "POST /history-indexes" -> order();
            case "PATCH /history-indexes/{index}" -> "{\"ttl\":\"2h\"}";
            case "POST /search" -> "{\"index\":\"recent-" + environment + "\",\"start\":\"now-1h\",\"end\":\"now\"}";
            default -> null;
        };
    }

    Answer send(String caller, String method, String path, @Nullable String body) throws Exception {
        return exchange(request(method, path, body, credentials(caller)));
    }

    Answer bearer(String token, String method, String path, @Nullable String body) throws Exception {
        return exchange(request(method, path, body, Map.of("Authorization", "Bearer " + token)));
    }

    Answer sendChunked(String caller, String path, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address() + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))));
        credentials(caller).forEach(request::header);
        return exchange(request.build());
    }

    private static Map<String, String> credentials(String caller) {
        return switch (caller) {
            case "nobody" -> Map.of();
            case "wrong" -> basic("viewer", "viewer viewes");
            default -> basic(caller, caller + " " + caller);
        };
    }

    private static Map<String, String> basic(String name, String password) {
        byte[] pair = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
        return Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    private HttpRequest request(String method, String path, @Nullable String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address() + path));
        headers.forEach(request::header);
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        return request.method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private Answer exchange(HttpRequest request) throws Exception {
        return new Answer(http.send(request, HttpResponse.BodyHandlers.ofString()));
    }

    String token(Map<String, Object> claims) {
        return issuer.token(claims);
    }

    String tokenOfAnotherKey(Map<String, Object> claims) {
        return issuer.tokenOfAnotherKey(claims);
    }

    TestIssuer issuer() {
        return issuer;
    }

    String expiredToken(Map<String, Object> claims) {
        return issuer.expiredToken(claims);
    }

    @Override
    public void close() {
        context.close();
        http.close();
        issuer.close();
    }

    record Answer(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        String body() {
            return response.body();
        }

        JsonNode json() {
            return JSON.readTree(body());
        }

        List<String> headers(String name) {
            return response.headers().allValues(name);
        }

        String contentType() {
            return response.headers().firstValue("Content-Type").orElse("");
        }

        boolean isAs(String expected) {
            boolean isHidden = status() == 404 && body().contains("in an environment of yours");
            return switch (expected) {
                case "unknown" -> status() == 401;
                case "refused" -> status() == 403;
                case "hidden" -> isHidden;
                // What a test asks for need not be there.
                default -> status() < 300 || (status() == 404 && !isHidden);
            };
        }

        @Override
        public String toString() {
            return status() + " " + body();
        }
    }
}
