package dev.lookback.standalone.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
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
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** Against an API that answers as told. */
class RecentRebuildTest {
    private static final String NAME = "recent-local.a-b";

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Deque<String> answers = new ArrayDeque<>();
    private String asked = "";
    private int statusOfPost = 202;
    private HttpServer api;

    @BeforeEach
    void listen() throws IOException {
        api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        api.createContext("/environments/local/recent/rebuild", exchange -> {
            asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            answer(exchange, statusOfPost, answers.remove());
        });
        api.createContext("/environments/local/recent/rebuild/" + NAME, exchange -> {
            String next = answers.remove();
            answer(exchange, next.isEmpty() ? 404 : 200, next);
        });
        api.start();
    }

    @AfterEach
    void close() {
        api.stop(0);
    }

    @Test
    void showsHowFarItIsAndWhatIsThereInTheEnd() throws InterruptedException {
        answers.addAll(List.of(rebuild("QUEUED", 0, ""), rebuild("LOADING", 3, ""), rebuild("READY", 4, "")));

        run(Map.of("start", "now-2d"));

        assertThat(asked).isEqualTo("{\"start\":\"now-2d\"}");
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("rebuilding recent-local from 10 to 12")
                .contains("0 of 4 intervals loaded, 1 not closed yet; 70 events")
                .contains("READY: 70 archived events: 50 indexed, 18 already there, 2 rejected")
                .contains("recent-local has 77 events of that range")
                .contains("up to 5 events that are older than the retention were left out");
    }

    @Test
    void whateverEndsOtherwiseIsAFailureInOneLine() {
        answers.addAll(List.of(rebuild("QUEUED", 0, ""), rebuild("FAILED", 4, "two events lost")));

        assertThatThrownBy(() -> run(Map.of()))
                .isInstanceOf(InstanceFailure.class)
                .hasMessage(NAME + ": FAILED two events lost (expected: READY)");
    }

    @Test
    void partsThatCannotBeReadAreAFailure() {
        answers.add(rebuild("PARTIAL", 3, ""));

        assertThatThrownBy(() -> run(Map.of()))
                .isInstanceOf(InstanceFailure.class)
                .hasMessage(NAME + ": PARTIAL, 1 parts cannot be read: lost-part (expected: READY)");
    }

    @Test
    void aRebuildWhoseRecordWasWipedIsGone() {
        answers.addAll(List.of(rebuild("QUEUED", 0, ""), ""));

        assertThatThrownBy(() -> run(Map.of()))
                .isInstanceOf(InstanceFailure.class)
                .hasMessageContaining("gone (expected: Elasticsearch not to be emptied meanwhile");
    }

    @Test
    void whatTheApiRefusesIsSaidInItsWords() {
        statusOfPost = 400;
        answers.add("{\"detail\":\"end: 10 (expected: after start)\",\"field\":\"end\"}");

        assertThatThrownBy(() -> run(Map.of()))
                .isInstanceOf(InstanceFailure.class)
                .hasMessageEndingWith("400 end: 10 (expected: after start)");
    }

    private void run(Map<String, String> range) throws InterruptedException {
        try (ApiClient client = new ApiClient(api.getAddress().getPort())) {
            new RecentRebuild(
                            client, "local", Clock.systemUTC(), new PrintStream(printed, true, StandardCharsets.UTF_8))
                    .run(range);
        }
    }

    private static String rebuild(String state, int loaded, String error) {
        String missing = state.equals("PARTIAL") ? "\"lost-part\"" : "";
        return "{\"rebuild\":\"" + NAME + "\",\"start\":\"10\",\"end\":\"12\",\"state\":\"" + state
                + "\",\"intervals\":{\"total\":4,\"loaded\":" + loaded + ",\"pending\":1,\"missing\":[" + missing
                + "]},\"events\":{\"read\":70,\"indexed\":50,\"alreadyThere\":18,\"rejected\":2,"
                + "\"olderThanRetention\":5},\"inRecent\":77"
                + (error.isEmpty() ? "" : ",\"error\":\"" + error + "\"") + "}";
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
