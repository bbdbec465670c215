package dev.lookback.standalone.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import dev.lookback.standalone.instance.InstanceFailure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

class ApiClientTest {

    /** Of ann, with the password "correct horse". */
    private static final String RIGHT = "Basic YW5uOmNvcnJlY3QgaG9yc2U=";

    private HttpServer api;

    @BeforeEach
    void start() throws IOException {
        api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        api.createContext("/", exchange -> {
            boolean isRight = RIGHT.equals(exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] answer = "[\"prod\"]".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(isRight ? 200 : 401, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        api.start();
    }

    @AfterEach
    void stop() {
        api.stop(0);
    }

    @Test
    void asksAsTheUserOfTheEnvironment() throws Exception {
        Map<String, String> environment = Map.of("LOOKBACK_USER", "ann", "LOOKBACK_PASSWORD", "correct horse");

        try (ApiClient client = new ApiClient(api.getAddress().getPort(), environment);
                InputStream stream = client.stream("/environments")) {
            assertThat(client.get("/environments")).hasToString("[\"prod\"]");
            assertThat(stream).hasContent("[\"prod\"]");
        }
    }

    @Test
    void saysHowToSayWhoAsks() {
        try (ApiClient client = new ApiClient(api.getAddress().getPort(), Map.of())) {
            assertThatExceptionOfType(InstanceFailure.class)
                    .isThrownBy(() -> client.get("/environments"))
                    .withMessageContaining("401")
                    .withMessageContaining("LOOKBACK_USER and LOOKBACK_PASSWORD");
        }
    }
}
