package dev.lookback.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

class CallsTest {

    private HttpServer server;
    private Rest5Client client;
    private volatile int status = 200;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = "{\"error\":{\"type\":\"a_type\",\"reason\":\"why\"}}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        client = Rest5Client.builder(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .build();
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 408, 429, 500, 502, 503})
    void whatMayGoWellLaterIsUnavailable(int status) {
        this.status = status;

        assertThatExceptionOfType(SearchUnavailableException.class)
                .isThrownBy(() -> new Calls(client).get("/_x"))
                .withMessageContaining("/_x");
    }

    @Test
    void whatIsWrongWithTheRequestIsAnAnswer() {
        status = 400;

        Calls.Answer answer = new Calls(client).get("/_x");

        assertThat(answer.errorType()).isEqualTo("a_type");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(answer::expectSuccess)
                .withMessageContaining("HTTP 400, a_type: why");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        status = 404;

        assertThat(new Calls(client).get("/_x").isFound()).isFalse();
    }
}
