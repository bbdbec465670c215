package dev.lookback.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Whoever asks for too much, or is too slow, is told so, and others notice nothing. */
class LimitsIT {

    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        gateway = RunningGateway.start(
                "lookback.gateway.allowed-origins=https://logs.example.org",
                "lookback.gateway.clients.max=12",
                "lookback.gateway.clients.queue-size=256KB",
                "lookback.gateway.clients.max-message-size=4KB",
                "lookback.gateway.clients.max-messages-per-second=10",
                "lookback.gateway.clients.max-subscriptions=3",
                "lookback.gateway.clients.max-names=4");
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void tellsASlowClientWhatItMissed() throws IOException {
        try (Browser slow = gateway.browser();
                Browser other = gateway.browser()) {
            slow.subscribe("{\"subscribe\":\"a\",\"streams\":[\"torrent\"]}");
            other.subscribe("{\"subscribe\":\"b\",\"streams\":[\"trickle\"]}");
            slow.stopReading();
            int sent = sendUntilDropped("torrent");

            gateway.send(TestEvents.line("trickle", "h1", "unharmed"));
            await().atMost(Browser.LIMIT).until(() -> other.messages("b").contains("unharmed"));

            slow.readAgain();
            await().atMost(Browser.LIMIT).until(() -> slow.events().size() + missed(slow) == sent);
            assertThat(missed(slow)).isPositive();
            assertThat(slow.messages("a").getLast()).isEqualTo(message(sent - 1));
        }
    }

    /** The kernel's buffers are the gateway's first, and may be large. */
    private static int sendUntilDropped(String stream) throws IOException {
        double before = gateway.metric("clients.events.dropped");
        int sent = 0;
        while (gateway.metric("clients.events.dropped") < before + 50) {
            double delivered = gateway.metric("events.delivered");
            int first = sent;
            for (int i = 0; i < 10; i++) {
                gateway.send(TestEvents.line(stream, "h1", message(sent++)));
            }
            int last = sent;
            await().pollInterval(Duration.ofMillis(5))
                    .atMost(Browser.LIMIT)
                    .until(() -> gateway.metric("events.delivered") == delivered + last - first);
        }
        return sent;
    }

    private static String message(int number) {
        return number + " " + "x".repeat(40_000);
    }

    private static long missed(Browser browser) {
        return browser.frames("dropped").stream()
                .mapToLong(frame -> frame.path("dropped").path("a").asLong())
                .sum();
    }

    @Test
    void hasABoundOnClients() {
        List<Browser> browsers = new ArrayList<>();
        try {
            await().atMost(Browser.LIMIT).until(() -> gateway.metric("clients") == 0);
            IntStream.range(0, 12).forEach(i -> browsers.add(gateway.browser()));
            browsers.forEach(Browser::settle);

            Browser further = gateway.browser();
            browsers.add(further);

            assertThat(further.closeStatus()).isEqualTo(1013);
            assertThat(further.errors()).containsExactly("clients: one more (expected: at most 12 at a time)");
            browsers.getFirst().settle();
        } finally {
            browsers.forEach(Browser::close);
        }
        await().atMost(Browser.LIMIT).until(() -> gateway.metric("clients") == 0);
        try (Browser next = gateway.browser()) {
            next.settle();
        }
    }

    @Test
    void hasABoundOnSubscriptionsAndTheirNames() {
        try (Browser browser = gateway.browser()) {
            browser.say("{\"subscribe\":\"a\"}");
            browser.say("{\"subscribe\":\"b\"}");
            browser.say("{\"subscribe\":\"c\"}");
            browser.say("{\"subscribe\":\"c\",\"streams\":[\"1\",\"2\",\"3\",\"4\",\"5\"]}");
            browser.say("{\"subscribe\":\"d\"}");
            browser.say("{\"subscribe\":\"c\",\"streams\":[\"another\"]}");
            browser.settle();

            assertThat(browser.frames("error"))
                    .extracting(Object::toString)
                    .containsExactly(
                            "{\"error\":\"streams, sources: 5 (expected: at most 4)\",\"in\":\"c\"}",
                            "{\"error\":\"subscribe: one more (expected: at most 3 at a time)\",\"in\":\"d\"}");
        }
    }

    @Test
    void refusesAnotherEnvironment() {
        double refused = gateway.metric("clients.refused", "reason", "environment");
        try (Browser browser = gateway.browser()) {
            browser.subscribe("{\"subscribe\":\"a\",\"environment\":\"staging\"}");

            assertThat(browser.frames("error"))
                    .extracting(Object::toString)
                    .containsExactly("{\"error\":\"environment: staging (expected: prod)\",\"in\":\"a\"}");
            assertThat(gateway.metric("clients.refused", "reason", "environment"))
                    .isEqualTo(refused + 1);
        }
    }

    @Test
    void tellsWhatIsWrongWithAFilter() {
        try (Browser browser = gateway.browser()) {
            browser.subscribe("{\"subscribe\":\"a\",\"filter\":\"level:(error\"}");

            assertThat(browser.frames("error"))
                    .extracting(Object::toString)
                    .containsExactly(
                            "{\"error\":\"filter: at character 13, behind level:(error : the query ends too early\","
                                    + "\"in\":\"a\"}");
        }
    }

    @Test
    void ignoresAndThenClosesAFlood() {
        try (Browser browser = gateway.browser();
                Browser other = gateway.browser()) {
            try {
                for (int i = 0; i < 20_000; i++) {
                    browser.say("{\"subscribe\":\"a\",\"streams\":[\"" + i + "\"]}");
                }
            } catch (RuntimeException e) {
                // It was closed meanwhile.
            }

            await().atMost(Browser.LIMIT).until(browser::isClosed);
            assertThat(gateway.metric("clients.refused", "reason", "rate")).isGreaterThan(1_000);
            other.settle();
        }
    }

    @Test
    void tellsThatItIsTooMuch() {
        try (Browser browser = gateway.browser()) {
            for (int i = 0; i < 100; i++) {
                browser.say("{\"unsubscribe\":\"none\"}");
            }

            await().atMost(Browser.LIMIT)
                    .until(() -> browser.errors()
                            .contains(
                                    "messages: too many (expected: at most 10 a second); what came since was ignored"));
        }
    }

    @Test
    void closesAClientThatSaysTooMuchAtOnce() {
        try (Browser browser = gateway.browser()) {
            browser.say("{\"subscribe\":\"" + "x".repeat(10_000) + "\"}");

            assertThat(browser.closeStatus()).isEqualTo(1009);
        }
    }

    @Test
    void letsInNoPageOfAnotherSite() {
        double refused = gateway.metric("clients.refused", "reason", "origin");

        assertThatThrownBy(() -> Browser.connect(gateway.port(), Map.of("Origin", "https://evil.example.org")))
                .hasStackTraceContaining("status code 403");
        assertThat(gateway.metric("clients.refused", "reason", "origin")).isEqualTo(refused + 1);
        for (String origin : List.of("https://logs.example.org", "http://127.0.0.1:" + gateway.port())) {
            try (Browser browser = Browser.connect(gateway.port(), Map.of("Origin", origin))) {
                browser.settle();
            }
        }
    }

    @Test
    void letsNoBrowserBeAPeer() {
        URI peers = URI.create("ws://127.0.0.1:" + gateway.port() + "/peers");
        WebSocket.Listener listener = new WebSocket.Listener() {};
        try (HttpClient http = HttpClient.newHttpClient()) {
            assertThatThrownBy(() -> http.newWebSocketBuilder()
                            .buildAsync(peers, listener)
                            .join())
                    .hasStackTraceContaining("status code 403");
            assertThatThrownBy(() -> http.newWebSocketBuilder()
                            .header("Origin", "http://127.0.0.1:" + gateway.port())
                            .header("Lookback-Instance", "x")
                            .header("Lookback-Environment", "prod")
                            .buildAsync(peers, listener)
                            .join())
                    .hasStackTraceContaining("status code 403");
        }
    }

    @Test
    void survivesAFloodOfJunk() throws IOException {
        try (Browser browser = gateway.browser()) {
            browser.subscribe("{\"subscribe\":\"a\",\"streams\":[\"sane\"]}");
            for (int i = 0; i < 5_000; i++) {
                gateway.sendRaw("junk " + "x".repeat(i % 1_300));
            }

            await().atMost(Browser.LIMIT).until(() -> {
                gateway.send(TestEvents.line("sane", "h1", "still here"));
                return browser.messages("a").contains("still here");
            });
            assertThat(gateway.metric("events.dropped", "reason", "junk")).isPositive();
            assertThat(gateway.metric("events.received"))
                    .isEqualTo(gateway.metric("events.delivered") + gateway.metric("events.dropped"));
        }
    }
}
