package dev.lookback.harvester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lookback.embedded.SharedServices;
import dev.lookback.harvester.live.ListeningGateway;
import dev.lookback.process.StartRefusedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The whole process with gateways that listen. */
class LiveIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path spool;

    private ListeningGateway one;
    private ListeningGateway two;
    private ListeningGateway filtered;

    @BeforeEach
    void startGateways() throws IOException {
        one = ListeningGateway.start("live");
        two = ListeningGateway.start("live");
        filtered = ListeningGateway.start("live-filter");
    }

    @AfterEach
    void stopGateways() {
        one.close();
        two.close();
        filtered.close();
    }

    @Test
    void sendsWhatItDeliversToBothGatewaysToo() throws Exception {
        String kafka = SharedServices.kafka().bootstrapServers();
        try (RunningHarvester harvester = start(kafka)) {
            harvester.sendTcp("<34>1 2026-10-11T22:14:15Z web-1 su - - - over TCP\n");
            harvester.sendUdp("<34>1 2026-10-11T22:14:15Z web-2 su - - - over UDP");

            await().atMost(LIMIT).until(() -> harvester.books("delivered") == 2);
            await().atMost(LIMIT).untilAsserted(() -> {
                assertThat(messages(one)).containsExactlyInAnyOrder("over TCP", "over UDP");
                assertThat(messages(two)).containsExactlyInAnyOrder("over TCP", "over UDP");
            });
            assertThat(ids(one.lines())).containsExactlyInAnyOrderElementsOf(ids(two.lines()));
        }
        List<String> kept = HarvestedBatches.read(kafka, "h-live").events().stream()
                .map(event -> event.at("/event/id").asString())
                .toList();
        assertThat(kept).containsExactlyInAnyOrderElementsOf(ids(one.lines()));
    }

    @Test
    void sendsThoughKafkaIsAway() throws Exception {
        try (RunningHarvester harvester = start("127.0.0.1:" + portThatNobodyHas())) {
            harvester.sendTcp("<34>1 2026-10-11T22:14:15Z web-1 su - - - seen\n");

            await().atMost(LIMIT).untilAsserted(() -> assertThat(messages(one)).containsExactly("seen"));
            assertThat(harvester.books("delivered")).isZero();
            assertThat(harvester.books("in.hand")).isEqualTo(1);
        }
    }

    @Test
    void refusesAReceiverThatIsNone() {
        assertThatThrownBy(() -> RunningHarvester.start(
                        "live", "127.0.0.1:1", spool, "lookback.harvester.live.receivers=gateway-1"))
                .hasStackTraceContaining("lookback.harvester.live.receivers")
                .hasStackTraceContaining("gateway-1 (expected: host:port");
    }

    @Test
    void refusesAFilterThatCannotBeReadAndNamesTheSetting() {
        assertThatThrownBy(() -> RunningHarvester.start(
                        "live", "127.0.0.1:1", spool, "lookback.harvester.live.filter=service:("))
                .hasStackTraceContaining(StartRefusedException.class.getName()
                        + ": lookback.harvester.live.filter: service:("
                        + " (at character 10, behind service:( : the query ends too early)");
    }

    @Test
    void sendsLiveWhatTheFilterWantsAndEverythingToKafka() throws Exception {
        String kafka = SharedServices.kafka().bootstrapServers();
        try (RunningHarvester harvester = RunningHarvester.start(
                "live-filter",
                kafka,
                spool,
                "lookback.harvester.live.receivers=" + filtered.setting(),
                "lookback.harvester.live.filter=service.name:su AND NOT message:session")) {
            harvester.sendTcp("<34>1 2026-10-11T22:14:15Z web-1 su - - - one\n"
                    + "<34>1 2026-10-11T22:14:15Z web-1 cron - - - two\n"
                    + "<34>1 2026-10-11T22:14:15Z web-1 su - - - session opened\n"
                    + "<34>1 2026-10-11T22:14:15Z web-1 su - - - three\n");

            await().atMost(LIMIT).until(() -> harvester.books("delivered") == 4);
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(messages(filtered)).containsExactly("one", "three"));
        }
        assertThat(HarvestedBatches.read(kafka, "h-live-filter").events())
                .extracting(event -> event.at("/message").asString())
                .containsExactlyInAnyOrder("one", "two", "session opened", "three");
    }

    private RunningHarvester start(String kafka) {
        return RunningHarvester.start(
                "live", kafka, spool, "lookback.harvester.live.receivers=" + one.setting() + "," + two.setting());
    }

    private static List<String> messages(ListeningGateway gateway) {
        return gateway.lines().stream()
                .map(line -> JSON.readTree(line).at("/message").asString())
                .toList();
    }

    private static List<String> ids(List<String> lines) {
        return lines.stream()
                .map(line -> JSON.readTree(line).at("/event/id").asString())
                .toList();
    }

    private static int portThatNobodyHas() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
