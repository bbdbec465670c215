package dev.lookback.standalone.harvester;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lookback.standalone.instance.InstanceFailure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

class HarvesterStatusTest {

    private static final String METRICS = """
            # HELP lookback_harvester_events_received_total events that arrived
            # TYPE lookback_harvester_events_received_total counter
            lookback_harvester_events_received_total{input="syslog-tcp"} %d
            lookback_harvester_events_received_total{input="syslog-udp"} 0.0
            lookback_harvester_events_delivered_total 1200.0
            lookback_harvester_events_dropped_total{reason="full"} 0.0
            lookback_harvester_events_dropped_total{reason="rule"} 34.0
            lookback_harvester_events_in_hand{place="spool"} 7.0
            lookback_harvester_live_events_delivered_total 5.0
            lookback_harvester_live_events_dropped_total{reason="unreachable"} 2.0
            lookback_harvester_spool_bytes 1572864.0
            lookback_harvester_spool_events 7.0
            lookback_harvester_spool_age 2.25
            jvm_memory_used_bytes{area="heap",id="Tenured Gen"} 1.2E7
            """;

    private final AtomicInteger looks = new AtomicInteger();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private String health = """
            {"status":"UP","components":{
              "errors":{"status":"UP","details":{
                "kafka":{"at":"2026-11-26T02:00:00Z","problem":"no answer","times":3}}},
              "rules":{"status":"UP","details":{"file":"rules.yaml","rules":2,"problem":"rules.yaml: line 1: no list"}}}}
            """;
    private int healthStatus = 200;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/actuator/prometheus",
                exchange -> answer(exchange, 200, METRICS.formatted(1_000 + 500 * looks.getAndIncrement())));
        server.createContext("/actuator/health", exchange -> answer(exchange, healthStatus, health));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void showsWhatGoesInAndOutAndWhatWentWrong() throws InterruptedException {
        assertThat(status().show(false)).isTrue();

        assertThat(out.toString(UTF_8).lines().map(line -> line.replaceAll("(syslog-tcp .* 1,500 ).*", "$1")))
                .containsExactly(
                        "UP",
                        "  in                   received      per s",
                        "    syslog-tcp            1,500 ",
                        "    syslog-udp                0        0.0",
                        "  out                 delivered      per s",
                        "    kafka                 1,200        0.0",
                        "    live                      5        0.0",
                        "  dropped        live unreachable 2, rule 34",
                        "  in hand        spool 7",
                        "  spool          1.5 MB, 7 events, the oldest for 2.3 s",
                        "  last errors    ",
                        "    kafka (2026-11-26T02:00:00Z, 3 times): no answer",
                        "    rules (now): rules.yaml: line 1: no list");
    }

    @Test
    void printsTheSameAsJson() throws InterruptedException {
        assertThat(status().show(true)).isTrue();

        JsonNode report = JsonMapper.shared().readTree(out.toString(UTF_8));
        assertThat(report.at("/state").asString()).isEqualTo("UP");
        assertThat(report.at("/inputs/0/name").asString()).isEqualTo("syslog-tcp");
        assertThat(report.at("/inputs/0/events").asLong()).isEqualTo(1_500);
        assertThat(report.at("/inputs/0/rate").asDouble()).isPositive();
        assertThat(report.at("/dropped/rule").asLong()).isEqualTo(34);
        assertThat(report.at("/spool/seconds").asDouble()).isEqualTo(2.25);
        assertThat(report.at("/problems/1/place").asString()).isEqualTo("rules");
    }

    @Test
    void namesThePartsThatAreDown() throws InterruptedException {
        health =
                "{\"status\":\"DOWN\",\"components\":{\"kafka\":{\"status\":\"DOWN\"},\"syslog\":{\"status\":\"UP\"}}}";
        healthStatus = 503;

        assertThat(status().show(false)).isFalse();

        assertThat(out.toString(UTF_8)).startsWith("DOWN (kafka)\n").contains("last errors    none\n");
    }

    @Test
    void saysThatNobodyAnswers() {
        HarvesterStatus status = status();
        server.stop(0);

        assertThatThrownBy(() -> status.show(false))
                .isInstanceOf(InstanceFailure.class)
                .hasMessageContaining("/actuator/prometheus: ")
                .hasMessageContaining("(expected: an answer of the harvester, see ./lookback status)");
    }

    private HarvesterStatus status() {
        return new HarvesterStatus(
                server.getAddress().getPort(), Duration.ofMillis(10), new PrintStream(out, true, UTF_8));
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
