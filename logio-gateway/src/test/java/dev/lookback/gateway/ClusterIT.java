package dev.lookback.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Three gateways, with two browsers each. */
class ClusterIT {

    private final List<Integer> ports = new ArrayList<>();
    private final List<RunningGateway> gateways = new ArrayList<>();
    private final List<Browser> browsers = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        for (int i = 0; i < 3; i++) {
            ports.add(freePort());
        }
        for (int i = 0; i < 3; i++) {
            gateways.add(gateway(i));
        }
        awaitLinks(2);
    }

    @AfterEach
    void stop() {
        browsers.forEach(Browser::close);
        gateways.forEach(RunningGateway::close);
    }

    private RunningGateway gateway(int number, String... settings) {
        List<String> all = new ArrayList<>(List.of(settings));
        all.add("server.port=" + ports.get(number));
        // Itself is among them, and one of them twice.
        all.add("lookback.gateway.peers="
                + ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(",")) + ",localhost:"
                + ports.getLast());
        all.add("lookback.gateway.peering.timeout=2s");
        return RunningGateway.start(all.toArray(String[]::new));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitLinks(int each) {
        await().atMost(Browser.LIMIT)
                .untilAsserted(() -> assertThat(gateways)
                        .extracting(gateway -> gateway.metric("peers"))
                        .containsOnly((double) each));
        await().atMost(Browser.LIMIT)
                .untilAsserted(() -> assertThat(gateways)
                        .extracting(gateway -> gateway.metric("peers.served"))
                        .containsOnly((double) each));
    }

    /** Two browsers for each, that want this stream; returns when every gateway knows what the others' browsers want. */
    private void connectBrowsers(String stream) {
        for (RunningGateway gateway : gateways) {
            for (int i = 0; i < 2; i++) {
                Browser browser = gateway.browser();
                browsers.add(browser);
                browser.subscribe("{\"subscribe\":\"a\",\"streams\":[\"" + stream + "\"]}");
            }
        }
        awaitWants(stream);
    }

    /** Sends probes, each to one gateway, until every browser gets those of every gateway. */
    private void awaitWants(String stream) {
        for (RunningGateway gateway : gateways) {
            await().atMost(Browser.LIMIT).until(() -> {
                gateway.send(TestEvents.line(stream, "probe", "probe " + gateway.port()));
                return browsers.stream()
                        .allMatch(browser -> browser.messages("a").contains("probe " + gateway.port()));
            });
        }
    }

    private static List<String> real(Browser browser) {
        return browser.messages("a").stream()
                .filter(message -> !message.startsWith("probe"))
                .toList();
    }

    @Test
    void bringsEachEventToEveryBrowserOnceWhicheverGatewayItCameTo() throws IOException {
        connectBrowsers("everywhere");
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            String line = TestEvents.line("everywhere", "h" + i % 7, "event " + i);
            sent.add("event " + i);
            gateways.get(i % 3).send(line);
            if (i % 3 == 0) {
                gateways.get((i + 1) % 3).send(line);
            }
        }

        await().atMost(Browser.LIMIT)
                .untilAsserted(() -> browsers.forEach(
                        browser -> assertThat(real(browser)).containsExactlyInAnyOrderElementsOf(sent)));
    }

    /** Whoever tells the second of an event first may have no link to the third. */
    @Test
    void anEventThatCameToTwoGatewaysComesToOneThatIsLinkedToTheSecondAlone() throws IOException {
        try (RunningGateway apart = RunningGateway.start("lookback.gateway.peers=127.0.0.1:" + ports.get(1));
                Browser here = gateways.get(1).browser();
                Browser there = apart.browser()) {
            here.subscribe("{\"subscribe\":\"a\",\"streams\":[\"two-ways\"]}");
            there.subscribe("{\"subscribe\":\"a\",\"streams\":[\"two-ways\"]}");
            await().atMost(Browser.LIMIT).until(() -> {
                gateways.get(0).send(TestEvents.line("two-ways", "h1", "probe 1"));
                gateways.get(1).send(TestEvents.line("two-ways", "h1", "probe 2"));
                return here.messages("a").contains("probe 1")
                        && there.messages("a").contains("probe 2");
            });
            String line = TestEvents.line("two-ways", "h1", "the event");
            gateways.get(0).send(line);
            await().atMost(Browser.LIMIT).until(() -> here.messages("a").contains("the event"));
            assertThat(there.messages("a")).doesNotContain("the event");

            gateways.get(1).send(line);

            await().atMost(Browser.LIMIT).until(() -> there.messages("a").contains("the event"));
            assertThat(here.messages("a")).containsOnlyOnce("the event");
        }
    }

    @Test
    void relaysNothingWhereNobodyListens() throws IOException {
        double before = relayed();
        try (Browser browser = gateways.getFirst().browser()) {
            browser.subscribe("{\"subscribe\":\"a\",\"streams\":[\"wanted-here\"]}");
            await().atMost(Browser.LIMIT).until(() -> {
                gateways.get(1).send(TestEvents.line("wanted-here", "h1", "probe"));
                return !browser.events().isEmpty();
            });
            double received = gateways.get(1).metric("events.received", "input", "udp");

            gateways.get(1)
                    .send(IntStream.range(0, 20)
                            .mapToObj(i -> TestEvents.line("unwanted", "h1", "event " + i))
                            .toArray(String[]::new));
            gateways.get(1).send(TestEvents.line("wanted-here", "h1", "last"));

            await().atMost(Browser.LIMIT).until(() -> browser.messages("a").contains("last"));
            assertThat(gateways.get(1).metric("events.received", "input", "udp"))
                    .isGreaterThanOrEqualTo(received + 21);
            // Each event that is wanted went to the one gateway that wants it, and none went anywhere else.
            awaitRelayed(before, browser);
        }
    }

    @Test
    void relaysByFilterAndForgetsWhatIsNotWantedAnyMore() throws IOException {
        double before = relayed();
        try (Browser browser = gateways.getFirst().browser()) {
            browser.subscribe("{\"subscribe\":\"a\",\"streams\":[\"by-filter\"],\"filter\":\"message:wanted\"}");
            await().atMost(Browser.LIMIT).until(() -> {
                gateways.get(1).send(TestEvents.line("by-filter", "h1", "wanted probe"));
                return !browser.events().isEmpty();
            });
            gateways.get(1)
                    .send(
                            TestEvents.line("by-filter", "h1", "something else"),
                            TestEvents.line("by-filter", "h1", "wanted last"));

            await().atMost(Browser.LIMIT).until(() -> browser.messages("a").contains("wanted last"));
            awaitRelayed(before, browser);
        }
    }

    /** As many as this browser got, and no more. */
    private void awaitRelayed(double before, Browser browser) {
        await().atMost(Browser.LIMIT)
                .untilAsserted(() -> assertThat(relayed() - before)
                        .isEqualTo(browser.events().size()));
    }

    private double relayed() {
        return gateways.stream()
                .mapToDouble(gateway -> gateway.metric("clients.events.delivered", "clients", "peers"))
                .sum();
    }

    @Test
    void goesOnWithoutAGatewayThatDiedAndWithItAgain() throws IOException {
        connectBrowsers("survivors");
        gateways.get(2).close();
        gateways.remove(2);
        List<Browser> gone = browsers.subList(4, 6);
        gone.forEach(Browser::close);
        gone.clear();
        awaitLinks(1);

        gateways.get(0).send(TestEvents.line("survivors", "h1", "after the death"));

        await().atMost(Browser.LIMIT)
                .untilAsserted(() ->
                        browsers.forEach(browser -> assertThat(real(browser)).containsExactly("after the death")));

        gateways.add(gateway(2));
        awaitLinks(2);
        Browser newcomer = gateways.get(2).browser();
        browsers.add(newcomer);
        newcomer.subscribe("{\"subscribe\":\"a\",\"streams\":[\"survivors\"]}");
        awaitWants("survivors");
        gateways.get(0).send(TestEvents.line("survivors", "h1", "after the return"));

        await().atMost(Browser.LIMIT)
                .untilAsserted(() -> assertThat(real(newcomer)).containsExactly("after the return"));
    }

    @Test
    void tellsTheInputsOfAllGateways() throws IOException {
        try (Browser browser = gateways.getFirst().browser()) {
            gateways.get(2).send(TestEvents.line("elsewhere", "h9", "one"));

            await().atMost(Browser.LIMIT)
                    .until(() -> browser.frames("inputs").stream()
                            .anyMatch(
                                    frame -> frame.toString().contains("\"stream\":\"elsewhere\",\"source\":\"h9\"")));
        }
    }
}
