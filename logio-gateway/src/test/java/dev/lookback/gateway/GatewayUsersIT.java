package dev.lookback.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lookback.access.Grants;
import dev.lookback.access.Passwords;
import dev.lookback.access.User;
import dev.lookback.access.UsersFile;
import dev.lookback.page.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;

/** A gateway with users: only those of its environment see anything of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GatewayUsersIT {

    private static final String PASSWORD = "correct horse";

    private final HttpClient http = HttpClient.newHttpClient();
    private Path directory;
    private UsersFile users;
    private RunningGateway gateway;

    @BeforeAll
    void start(@TempDir Path directory) {
        this.directory = directory;
        users = new UsersFile(directory.resolve("users"));
        add("ann", "viewer@prod");
        add("bob", "viewer@*");
        add("root", "admin@*");
        add("stranger", "admin@test");
        gateway = RunningGateway.start("lookback.access.users-file=" + directory.resolve("users"));
    }

    @AfterAll
    void stop() {
        gateway.close();
        http.close();
    }

    private void add(String name, String grants) {
        users.put(new User(name, Passwords.hash(PASSWORD), Grants.parse(grants)));
    }

    @Test
    void onlyUsersOfTheEnvironmentSeeEvents() throws Exception {
        assertThat(handshake(Map.of())).isEqualTo(401);
        assertThat(handshake(basic("ann", "wrong horse"))).isEqualTo(401);
        assertThat(handshake(basic("stranger", PASSWORD))).isEqualTo(404);

        try (Browser ann = Browser.connect(gateway.port(), basic("ann", PASSWORD))) {
            ann.subscribe("{\"subscribe\":\"all\"}");
            gateway.send(TestEvents.line("nginx", "web-1", "seen"));
            await().atMost(Browser.LIMIT).until(() -> ann.messages("all").contains("seen"));
        }
    }

    @Test
    void whoIsTakenOutOfTheFileSeesNoFurtherEventAndTheOthersDo() {
        add("leaver", "viewer@prod");
        await().atMost(Browser.LIMIT)
                .ignoreExceptions()
                .untilAsserted(() -> Browser.connect(gateway.port(), basic("leaver", PASSWORD))
                        .close());
        try (Browser leaver = Browser.connect(gateway.port(), basic("leaver", PASSWORD));
                Browser bob = Browser.connect(gateway.port(), basic("bob", PASSWORD))) {
            leaver.settle();
            bob.settle();

            users.remove("leaver");

            await().atMost(Browser.LIMIT).until(leaver::isClosed);
            assertThat(leaver.closeStatus()).isEqualTo(1008);
            bob.settle();
            assertThat(bob.isClosed()).isFalse();
        }
    }

    @Test
    void thePageAndWhatIsBehindItAreForUsersOfTheEnvironment() throws Exception {
        assertThat(get("/", Map.of())).isEqualTo(401);
        assertThat(get("/app/main.js", basic("stranger", PASSWORD))).isEqualTo(404);
        assertThat(ask("/", basic("stranger", PASSWORD)).body()).doesNotContain("prod");
        assertThat(get("/", basic("ann", PASSWORD))).isEqualTo(200);
        assertThat(get("/nothing", basic("ann", PASSWORD))).isEqualTo(404);
        assertThat(get("/actuator/health/liveness", Map.of())).isEqualTo(200);
        assertThat(get("/actuator/info", basic("bob", PASSWORD))).isEqualTo(403);
        assertThat(get("/actuator/info", basic("root", PASSWORD))).isIn(200, 404);
    }

    @Test
    void aBrowserThatWasAskedForAPasswordIsLive() {
        Chromium.require();
        String address = "http://ann:" + PASSWORD.replace(" ", "%20") + "@127.0.0.1:" + gateway.port();
        try (dev.lookback.page.Browser browser = new dev.lookback.page.Browser(directory.resolve("profile"), address)) {
            browser.open("#/live");

            browser.awaits(() -> assertThat(browser.text(".status-line .state")).isEqualTo("Live"));
        }
    }

    @Test
    void gatewaysMeetAsAUser() {
        String peer = "lookback.gateway.peers=127.0.0.1:" + gateway.port();
        String file = "lookback.access.users-file=" + directory.resolve("users");
        try (RunningGateway stranger = RunningGateway.start(peer, file);
                RunningGateway known = RunningGateway.start(
                        peer,
                        file,
                        "lookback.gateway.peering.user=ann",
                        "lookback.gateway.peering.password=" + PASSWORD);
                Browser bob = Browser.connect(known.port(), basic("bob", PASSWORD));
                Browser alone = Browser.connect(stranger.port(), basic("bob", PASSWORD))) {
            bob.subscribe("{\"subscribe\":\"all\"}");
            alone.subscribe("{\"subscribe\":\"all\"}");

            await().atMost(Browser.LIMIT).until(() -> {
                gateway.send(TestEvents.line("nginx", "web-1", "over there"));
                return bob.messages("all").contains("over there");
            });
            assertThat(alone.messages("all")).isEmpty();
        }
    }

    private int handshake(Map<String, String> headers) {
        try (Browser _ = Browser.connect(gateway.port(), headers)) {
            return 101;
        } catch (RuntimeException e) {
            assertThatThrownBy(() -> {
                        throw e;
                    })
                    .hasCauseInstanceOf(WebSocketHandshakeException.class);
            return ((WebSocketHandshakeException) e.getCause()).getResponse().statusCode();
        }
    }

    private int get(String path, Map<String, String> headers) throws Exception {
        return ask(path, headers).statusCode();
    }

    private HttpResponse<String> ask(String path, Map<String, String> headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + path));
        headers.forEach(request::header);
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static Map<String, String> basic(String name, String password) {
        byte[] pair = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
        return Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }
}
