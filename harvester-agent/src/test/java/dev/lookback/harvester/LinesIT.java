package dev.lookback.harvester;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lookback.embedded.SharedServices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;
import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The inputs that read lines from sockets: JSON, Graphite. */
class LinesIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final String kafka = SharedServices.kafka().bootstrapServers();

    @TempDir
    private Path spool;

    @Test
    void deliversJsonLinesOverTcpAndUdp() throws Exception {
        try (RunningHarvester harvester = RunningHarvester.start(
                "json", kafka, spool, "lookback.harvester.json.tcp.port=0", "lookback.harvester.json.udp.port=0")) {
            RunningHarvester.sendTcp(
                    harvester.port("json", "json-tcp"),
                    "{\"message\":\"one\",\"host\":\"web-1\"}\nno json\n{\"message\":\"unended\"}".getBytes(UTF_8));
            RunningHarvester.sendUdp(
                    harvester.port("json", "json-udp"),
                    "{\"message\":\"two\"}\n{\"message\":\"three\"}".getBytes(UTF_8));

            await().atMost(LIMIT).until(() -> harvester.books("delivered") == 5);
            assertThat(harvester.books("received")).isEqualTo(5);
            assertThat(harvester.books("unreadable")).isOne();
            assertThat(harvester.books("in.hand")).isZero();
            assertThat(harvester.readiness()).isEqualTo(Status.UP);
        }

        assertThat(HarvestedBatches.read(kafka, "h-json").messages())
                .containsExactlyInAnyOrder("one", "no json", "unended", "two", "three");
    }

    @Test
    void deliversMetricsOverTcpAndUdpOfOnePortNumber() throws Exception {
        try (RunningHarvester harvester = RunningHarvester.start(
                "graphite",
                kafka,
                spool,
                "lookback.harvester.graphite.port=0",
                "lookback.harvester.graphite.tcp.enabled=true",
                "lookback.harvester.graphite.udp.enabled=true")) {
            int port = harvester.port("graphite", "graphite-tcp");
            assertThat(harvester.port("graphite", "graphite-udp")).isEqualTo(port);
            RunningHarvester.sendTcp(port, "a;host=web-1 1.5 -1\nb nan -1\nc 2 -1\n".getBytes(UTF_8));
            RunningHarvester.sendUdp(port, "d 3 -1\ne 4 -1\n".getBytes(UTF_8));

            await().atMost(LIMIT).until(() -> harvester.books("delivered") == 4);
            assertThat(harvester.books("received")).isEqualTo(5);
            assertThat(harvester.books("dropped")).isOne();
        }

        List<JsonNode> events = HarvestedBatches.read(kafka, "h-graphite").events();
        assertThat(events).allMatch(event -> event.at("/event/kind").asString().equals("metric"));
        Set<String> samples = events.stream()
                .map(event -> event.at("/metric/name").asString() + "="
                        + event.at("/metric/value").asDouble())
                .collect(Collectors.toSet());
        assertThat(samples).containsExactlyInAnyOrder("a=1.5", "c=2.0", "d=3.0", "e=4.0");
    }

    @Test
    void refusesAPortThatIsTaken() {
        try (RunningHarvester first =
                RunningHarvester.start("json-port", kafka, spool, "lookback.harvester.json.tcp.port=0")) {
            int port = first.port("json", "json-tcp");
            assertThatThrownBy(() -> RunningHarvester.start(
                            "json-port", kafka, spool.resolve("second"), "lookback.harvester.json.tcp.port=" + port))
                    .hasStackTraceContaining(
                            "lookback.harvester.json.tcp.port: " + port + " (expected: free for TCP on 127.0.0.1");
        }
    }

    @Test
    void doesNotReadStandardInputUnderASupervisor() {
        assertThatThrownBy(() -> RunningHarvester.start(
                        "stdin", kafka, spool, "lookback.harvester.json.stdin=true", "LOOKBACK_SUPERVISED=true"))
                .hasStackTraceContaining("lookback.harvester.json.stdin: true (expected: false under ./lookback up");
    }
}
