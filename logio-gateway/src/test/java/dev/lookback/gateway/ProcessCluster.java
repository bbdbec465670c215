package dev.lookback.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Three gateways in JVMs of their own, counted from 1, and the browsers that are connected to them. */
final class ProcessCluster implements AutoCloseable {

    static final Duration LIMIT = Duration.ofSeconds(60);

    /** A peer's timeout is the default, three seconds; the rest is for a machine that does other things as well. */
    private static final Duration NOTICED = Duration.ofSeconds(20);

    private static final int SIZE = 3;

    private final List<GatewayProcess> gateways = new CopyOnWriteArrayList<>();
    private final Map<String, Browser> browsers = new LinkedHashMap<>();

    ProcessCluster(Path directory) throws IOException {
        List<Integer> ports = new ArrayList<>();
        for (int i = 0; i < SIZE; i++) {
            ports.add(GatewayProcess.freePort());
        }
        String peers = ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
        for (int port : ports) {
            gateways.add(GatewayProcess.launch(
                    port, directory.resolve("gateway-" + port + ".log"), List.of("lookback.gateway.peers=" + peers)));
        }
        gateways.forEach(GatewayProcess::awaitReady);
        awaitLinks(List.of(1, 2, 3), SIZE - 1);
    }

    GatewayProcess gateway(int number) {
        return gateways.get(number - 1);
    }

    List<GatewayProcess> gateways() {
        return gateways;
    }

    /** Starts one again where it was. */
    void startAgain(int number) throws IOException {
        gateways.set(number - 1, gateway(number).again());
    }

    /** Waits until each of these gets events from so many others, and gives events to as many. */
    void awaitLinks(List<Integer> numbers, int each) {
        await().atMost(NOTICED)
                .untilAsserted(() -> assertThat(numbers).allSatisfy(number -> {
                    assertThat(gateway(number).metric("peers")).isEqualTo(each);
                    assertThat(gateway(number).metric("peers_served")).isEqualTo(each);
                }));
    }

    /** Two browsers for it, that want the traffic. */
    void connectBrowsers(int gateway, String... names) {
        for (String name : names) {
            Browser browser = gateway(gateway).browser();
            browser.subscribe("{\"subscribe\":\"a\",\"streams\":[\"" + Traffic.STREAM + "\"]}");
            browsers.put(gateway + name, browser);
        }
    }

    /** Returns when each of these gateways knows what the browsers of all of them want. */
    void awaitWants(List<Integer> numbers) {
        for (int from : numbers) {
            String probe = "probe " + from + " of " + browsers.size();
            await().atMost(LIMIT).until(() -> {
                gateway(from).send(Traffic.STREAM, probe);
                return browsersOf(numbers).stream()
                        .allMatch(browser -> browser.messages("a").contains(probe));
            });
        }
    }

    private List<Browser> browsersOf(List<Integer> numbers) {
        return browsers.keySet().stream()
                .filter(name -> numbers.contains(name.charAt(0) - '0'))
                .map(this::browser)
                .filter(browser -> !browser.isClosed())
                .toList();
    }

    /** By the number of its gateway, and its own name. */
    Browser browser(String name) {
        return Objects.requireNonNull(browsers.get(name), name);
    }

    List<String> names() {
        return List.copyOf(browsers.keySet());
    }

    @Override
    public void close() {
        browsers.values().forEach(Browser::close);
        gateways.forEach(GatewayProcess::close);
    }
}
