package dev.lookback.standalone.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.lookback.standalone.instance.InstanceFailure;
import dev.lookback.standalone.rest.ApiClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Against an API that answers as told. */
class ArchiveProofTest {
    private static final String PATH = "/environments/local/verify";
    private static final String PROGRESS =
            "{\"progress\":{\"intervals\":1440,\"checked\":12,\"parts\":24,\"events\":52931,\"problems\":1}}\n";

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private int status = 200;
    private String answer = "";
    private String accepted = "";
    private HttpServer api;

    @BeforeEach
    void listen() throws IOException {
        api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        api.createContext(PATH, exchange -> {
            accepted = exchange.getRequestHeaders().getFirst("Accept");
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        api.start();
    }

    @AfterEach
    void close() {
        api.stop(0);
    }

    @Test
    void showsHowFarItIsAndGivesTheResult() throws InterruptedException {
        answer = PROGRESS + "{\"result\":{\"whole\":true}}\n";

        assertThat(ask(true)).isEqualTo("{\"whole\":true}");
        assertThat(accepted).isEqualTo("application/x-ndjson");
        assertThat(shown.toString(StandardCharsets.UTF_8))
                .contains("12 of 1,440 intervals, 24 parts, 52,931 events, 1 problems")
                .endsWith("\r\u001b[K");
    }

    @Test
    void showsNothingWhereThereIsNoTerminal() throws InterruptedException {
        answer = PROGRESS + "{\"result\":{\"whole\":true}}\n";

        assertThat(ask(false)).isEqualTo("{\"whole\":true}");
        assertThat(shown.size()).isZero();
    }

    @Test
    void whatEndsWithoutAResultIsAFailure() {
        answer = PROGRESS;

        assertThatThrownBy(() -> ask(false))
                .isInstanceOf(InstanceFailure.class)
                .hasMessage(PATH + ": ended without a result (expected: one; ask again)");
    }

    @Test
    void whatTheApiRefusesIsSaidInItsWords() {
        status = 404;
        answer = "{\"detail\":\"environment: test (expected: one of [local])\",\"field\":\"environment\"}";

        assertThatThrownBy(() -> ask(false))
                .isInstanceOf(InstanceFailure.class)
                .hasMessageEndingWith("404 environment: test (expected: one of [local])");
    }

    private String ask(boolean isTerminal) throws InterruptedException {
        try (ApiClient client = new ApiClient(api.getAddress().getPort())) {
            VerifyProgress progress =
                    new VerifyProgress(new PrintStream(shown, true, StandardCharsets.UTF_8), isTerminal);
            return new ArchiveProof(client, progress).ask(PATH).toString();
        }
    }
}
