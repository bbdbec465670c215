package dev.lookback.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** A gateway between two others: one that is well, and one that takes connections and does nothing with them. */
class DeafPeerIT {

    private static final int QUEUE_BYTES = 1024 * 1024;
    private static final String LONG = "x".repeat(40_000);
    private static final Duration POLL = Duration.ofMillis(5);

    /** The kernel completes connections to it; nobody ever answers. */
    private ServerSocket deaf;

    private RunningGateway gateway;
    private RunningGateway neighbour;
    private Browser browser;

    @BeforeEach
    void start() throws IOException {
        deaf = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        gateway = RunningGateway.start(
                "lookback.gateway.peers=127.0.0.1:" + deaf.getLocalPort(),
                "lookback.gateway.peering.timeout=2s",
                "lookback.gateway.peering.queue-size=" + QUEUE_BYTES + "B");
        neighbour = RunningGateway.start("lookback.gateway.peers=127.0.0.1:" + gateway.port());
        browser = neighbour.browser();
        browser.subscribe("{\"subscribe\":\"a\",\"streams\":[\"flood\"]}");
        await().atMost(Browser.LIMIT).until(() -> {
            gateway.send(TestEvents.line("flood", "h1", "probe"));
            return !browser.events().isEmpty();
        });
    }

    @AfterEach
    void stop() throws IOException {
        browser.close();
        neighbour.close();
        gateway.close();
        deaf.close();
    }

    @Test
    void oneThatReadsNothingHasABoundAndIsLeftOutAndNobodyElseMissesAnything() throws IOException {
        double silent = gateway.metric("peers.silent");
        double dropped = droppedForPeers();
        WebSocket reader = connectDeafReader();
        int sent = 0;
        while (droppedForPeers() < dropped + 50) {
            sent = send(sent);
            // What waits for the neighbour is in it, too.
            assertThat(gateway.metric("peers.queue.bytes")).isLessThanOrEqualTo(2.0 * QUEUE_BYTES);
        }

        await().atMost(Browser.LIMIT).until(() -> gateway.metric("peers.served") == 1);
        assertThat(gateway.metric("peers.silent")).isGreaterThan(silent);
        send(sent);
        List<String> all =
                IntStream.range(0, sent + 10).mapToObj(DeafPeerIT::message).toList();
        await().atMost(Browser.LIMIT)
                .untilAsserted(
                        () -> assertThat(browser.messages("a").stream().filter(message -> !message.equals("probe")))
                                .containsExactlyElementsOf(all));
        reader.abort();
    }

    @Test
    void oneThatNeverAnswersIsNoPeerAndIsCounted() {
        await().atMost(Browser.LIMIT).until(() -> gateway.metric("peers.silent") >= 2);

        assertThat(gateway.metric("peers")).isZero();
        assertThat(neighbour.metric("peers")).isOne();
    }

    /** Ten long events, less than a queue holds, no faster than they are looked at; returns how many there are then. */
    private int send(int first) throws IOException {
        double before = gateway.metric("events.delivered");
        for (int number = first; number < first + 10; number++) {
            gateway.send(TestEvents.line("flood", "h1", message(number)));
        }
        await().pollInterval(POLL).atMost(Browser.LIMIT).until(() -> gateway.metric("events.delivered") >= before + 10);
        return first + 10;
    }

    private static String message(int number) {
        return number + LONG;
    }

    private double droppedForPeers() {
        return gateway.metric("clients.events.dropped", "clients", "peers");
    }

    /** Says that it wants everything, and reads nothing of it. */
    private WebSocket connectDeafReader() {
        WebSocket reader = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Lookback-Instance", "deaf")
                .header("Lookback-Environment", "prod")
                .buildAsync(URI.create("ws://127.0.0.1:" + gateway.port() + "/peers"), new WebSocket.Listener() {
                    @Override
                    public void onOpen(WebSocket socket) {
                        // Asks for no message.
                    }
                })
                .join();
        reader.sendText("{\"wants\":[{\"streams\":[],\"sources\":[],\"filter\":\"\"}]}", true)
                .join();
        return reader;
    }
}
