package dev.lookback.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lookback.standalone.instance.InstanceFailure;
import dev.lookback.standalone.instance.InstanceState;
import dev.lookback.standalone.instance.InstanceState.Connections;
import dev.lookback.standalone.instance.InstanceState.Phase;
import dev.lookback.standalone.instance.ProcessIdentity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Against an API and a syslog port that answer as told. */
class DemoTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final AtomicInteger blockCalls = new AtomicInteger();
    private final AtomicInteger progressCalls = new AtomicInteger();
    private String outcome = "READY";
    private int indexed = 6_000;
    private HttpServer api;
    private ServerSocket syslog;

    @BeforeEach
    void listen() throws IOException {
        InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        syslog = new ServerSocket();
        syslog.bind(free);
        Thread.ofVirtual().start(this::swallow);
        api = HttpServer.create(free, 0);
        api.createContext("/environments/local/blocks", this::blocks);
        api.createContext("/history-indexes", exchange -> answer(exchange, 202, index("QUEUED", 0)));
        api.createContext("/history-indexes/history-local.x", exchange -> {
            boolean done = progressCalls.incrementAndGet() > 1;
            answer(exchange, 200, done ? index(outcome, indexed) : index("LOADING", 10));
        });
        api.start();
    }

    @AfterEach
    void close() throws IOException {
        api.stop(0);
        syslog.close();
    }

    private void swallow() {
        try (Socket socket = syslog.accept()) {
            socket.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException e) {
            printed.writeBytes(e.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Unknown before the first event, then two blocks of which one is written later. */
    private void blocks(HttpExchange exchange) throws IOException {
        switch (blockCalls.incrementAndGet()) {
            case 1 -> answer(exchange, 404, "{\"title\":\"unknown environment\"}");
            case 2 -> answer(exchange, 200, "[{\"events\":2500}]");
            default -> answer(exchange, 200, "[{\"events\":2500},{\"events\":3500}]");
        }
    }

    private static String index(String state, int indexed) {
        return "{\"index\":\"history-local.x\",\"state\":\"" + state + "\",\"events\":{\"indexed\":" + indexed
                + "},\"searchUrl\":\"http://127.0.0.1:9200/history-local.x/_search\",\"error\":\"two blocks lost\"}";
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void run() throws InterruptedException {
        Map<String, Integer> ports =
                Map.of("api", api.getAddress().getPort(), "syslog", syslog.getLocalPort(), "live", 6688);
        InstanceState instance = new InstanceState(
                Phase.STARTED,
                ProcessIdentity.of(ProcessHandle.current()),
                new Connections("local", ports, null),
                List.of(),
                null);
        new Demo(instance, Clock.systemUTC(), new PrintStream(printed, true, StandardCharsets.UTF_8)).run();
    }

    @Test
    void showsTheWholeWay() throws InterruptedException {
        run();

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("sent 6000 lines")
                .contains("3500 of them wait for their blocks to close")
                .contains("archived")
                .contains("READY: 6000 events")
                .contains("/#/explore?index=history-local.x&start=")
                .contains("http://127.0.0.1:6688/")
                .contains("/swagger-ui.html")
                .contains("curl -s 'http://127.0.0.1:9200/history-local.x/_search?size=3&pretty'");
    }

    @Test
    void aLoadThatFailsIsSaid() {
        outcome = "PARTIAL";

        assertThatThrownBy(this::run)
                .isInstanceOf(InstanceFailure.class)
                .hasMessage("history-local.x: PARTIAL two blocks lost (expected: READY)");
    }

    @Test
    void aReadyIndexWithTooFewEventsIsAFailure() {
        indexed = 7;

        assertThatThrownBy(this::run)
                .isInstanceOf(InstanceFailure.class)
                .hasMessageMatching("history-local.x: 7 events \\(expected: \\d{4} or more\\)");
    }

    @Test
    void anApiThatDoesNotAnswerIsNamed() {
        api.stop(0);

        assertThatThrownBy(this::run)
                .isInstanceOf(InstanceFailure.class)
                .hasMessageStartingWith("GET http://127.0.0.1:")
                .hasMessageEndingWith("(expected: an answer, see ./lookback status)");
    }
}
