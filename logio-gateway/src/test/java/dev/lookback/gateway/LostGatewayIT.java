package dev.lookback.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lookback.gateway.Traffic.Sent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Three gateways with two browsers each, under load, and the third is lost. Every event that was sent to one of the others at
 * least comes to each of their browsers exactly once, all the time: what one of them took in, it tells the others itself.
 */
class LostGatewayIT {

    private static final List<Integer> SURVIVORS = List.of(1, 2);
    /** In a phase, at least. */
    private static final int EVENTS = 1_000;

    private static final String END = "what nobody looks at any more";
    private static final Duration LIMIT = ProcessCluster.LIMIT;
    private static final Duration POLL = Duration.ofMillis(500);
    private static final List<Integer> ALL = List.of(1, 2, 3);

    private ProcessCluster cluster;
    private Traffic traffic;

    @BeforeEach
    void start(@TempDir Path directory) throws IOException {
        cluster = new ProcessCluster(directory);
        ALL.forEach(gateway -> cluster.connectBrowsers(gateway, "a", "b"));
        cluster.awaitWants(ALL);
        traffic = new Traffic(cluster.gateways(), "three gateways");
    }

    @AfterEach
    void stop() {
        if (traffic != null) {
            traffic.close();
        }
        cluster.close();
    }

    /** What happens to the third. */
    @FunctionalInterface
    private interface Step {
        void take() throws IOException, InterruptedException;
    }

    @Test
    void goesOnWithoutAGatewayThatIsKilledAndWithItAgain() throws IOException, InterruptedException {
        lose("is killed", () -> cluster.gateway(3).kill(), () -> cluster.startAgain(3));
    }

    @Test
    void goesOnWithoutAGatewayThatHangsAndWithItAgain() throws IOException, InterruptedException {
        lose("hangs", () -> cluster.gateway(3).halt(), () -> cluster.gateway(3).goOn());

        assertThat(SURVIVORS)
                .allSatisfy(gateway -> assertThat(cluster.gateway(gateway).metric("peers_silent_total"))
                        .isPositive());
    }

    private void lose(String how, Step loss, Step comeBack) throws IOException, InterruptedException {
        send();
        traffic.phase("the third " + how);
        awaitComplete("three gateways", "1a", "1b", "2a", "2b", "3a", "3b");
        loss.take();
        long lost = System.nanoTime();
        cluster.awaitLinks(SURVIVORS, 1);
        System.out.printf("the others knew that it %s after %.1f s%n", how, seconds(lost));
        traffic.phase("two gateways");
        send();

        traffic.phase("the third comes back");
        comeBack.take();
        long back = System.nanoTime();
        cluster.awaitLinks(ALL, 2);
        System.out.printf("it was among them again after %.1f s%n", seconds(back));
        cluster.connectBrowsers(3, "c", "d");
        cluster.awaitWants(ALL);
        traffic.phase("three gateways again");
        send();
        traffic.phase(END);

        awaitComplete("three gateways again", "1a", "1b", "2a", "2b", "3c", "3d");
        report();
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private void send() {
        int events = traffic.sent().size() + EVENTS;
        await().atMost(LIMIT).until(() -> traffic.sent().size() >= events);
    }

    private Deliveries deliveries() {
        List<Sent> sent =
                traffic.sent().stream().filter(one -> !one.phase().equals(END)).toList();
        return new Deliveries(sent, cluster);
    }

    /** All events of the phase have come to each of these once. */
    private void awaitComplete(String phase, String... browsers) {
        await().atMost(LIMIT).pollInterval(POLL).untilAsserted(() -> {
            Deliveries deliveries = deliveries();
            assertThat(browsers).allSatisfy(browser -> assertOnce(deliveries, browser, phase));
        });
    }

    private static void assertOnce(Deliveries deliveries, String browser, String phase) {
        assertThat(deliveries.times(browser, phase))
                .as(browser + " in " + phase)
                .containsOnlyKeys(1L);
    }

    /** To the end, those of the survivors have everything, once; the lost one's have nothing twice. */
    private void report() {
        Deliveries deliveries = deliveries();
        System.out.println(deliveries.table());
        deliveries.phases().forEach(phase -> {
            List.of("1a", "1b", "2a", "2b").forEach(browser -> assertOnce(deliveries, browser, phase));
            cluster.names()
                    .forEach(browser -> assertThat(
                                    deliveries.times(browser, phase).keySet())
                            .as(browser + " in " + phase)
                            .isSubsetOf(0L, 1L));
        });
        assertThat(cluster.names())
                .allSatisfy(browser ->
                        assertThat(cluster.browser(browser).frames("dropped")).isEmpty());
    }
}
