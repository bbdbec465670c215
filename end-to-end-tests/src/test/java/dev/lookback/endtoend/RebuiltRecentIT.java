package dev.lookback.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Elasticsearch is lost whole while events flow, and the recent indexes are filled again from the archive: every event is
 * there exactly once, those of hours ago, those that were not archived yet at that moment, and those that came meanwhile.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RebuiltRecentIT {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final String REBUILD = "/environments/" + Installation.ENVIRONMENT + "/recent/rebuild";

    /** Its own: what it does to Elasticsearch, other tests do not expect. Intervals are short, so that they close soon. */
    private static final Installation installation = Installation.create()
            .set("lookback.block-interval", "1m")
            .set("lookback.harvester.buffer", "1s")
            .set("lookback.compressor.grace", "5s")
            .set("lookback.compressor.late-window", "10s")
            .set("lookback.sweep-interval", "2s");

    @RegisterExtension
    static final FailureLogs logs = new FailureLogs(() -> installation);

    private static final Range hours = Range.before(Instant.now(), Duration.ofHours(3));
    private static final Range lastMinutes = new Range(hours.end().minus(Duration.ofMinutes(10)), hours.end());
    private static final Messages old = new Messages("old-" + UUID.randomUUID(), hours, 30_000);
    private static final Messages late = new Messages("late-" + UUID.randomUUID(), hours, 5_000);
    private static final String live = "live-" + UUID.randomUUID();

    private static EventFlow flow;
    private static int sentLive;

    @BeforeAll
    static void startAndSend() throws IOException {
        installation.up().orFail();
        flow = EventFlow.start(installation.port("syslog"), live, Duration.ZERO);
        SyslogSender.sendAll(installation.port("syslog"), old);
        Awaitility.await("archived")
                .atMost(LIMIT)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(installation.histories().archivedEvents(hours))
                        .isGreaterThanOrEqualTo(old.count()));
        awaitRecent(old);
    }

    @AfterAll
    static void stop() throws IOException {
        flow.close();
        installation.close();
    }

    @Test
    @Order(1)
    void elasticsearchIsLostWholeAndLiveIndexingGoesOn() throws IOException {
        String history =
                installation.histories().load(lastMinutes, LIMIT).path("index").asString();
        // Indexed, and not archived yet: only the lost indexes and Kafka have them.
        SyslogSender.sendAll(installation.port("syslog"), late);
        awaitRecent(late);

        wipeElasticsearch();

        Elasticsearch elasticsearch = installation.elasticsearch();
        // A shard that was made this moment is not searched yet.
        Awaitility.await("live events are indexed again")
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(elasticsearch.countOfService(Elasticsearch.RECENT, live))
                        .isPositive());
        assertThat(elasticsearch.countOfService(Elasticsearch.RECENT, old.service()))
                .isZero();
        assertThat(installation.api().get("/history-indexes/" + history).status())
                .isEqualTo(404);
    }

    @Test
    @Order(2)
    void aRebuildBringsEveryEventBackExactlyOnceWhileEventsFlow()
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        Outcome rebuilt = installation.run("rebuild-recent").orFail();
        flow.pause();
        sentLive = flow.sent();

        assertThat(rebuilt.out()).contains("intervals loaded", "READY: ", " events of that range");
        awaitExactly(old.service(), old.count());
        awaitExactly(late.service(), late.count());
        awaitExactly(live, sentLive);
        assertThat(installation.elasticsearch().count(Elasticsearch.RECENT))
                .isEqualTo(old.count() + late.count() + sentLive);
    }

    @Test
    @Order(3)
    void whatWasRebuiltIsToldOverRest() {
        JsonNode rebuild = installation.api().get(REBUILD).orFail().json().path(0);

        assertThat(rebuild.path("state").asString()).isEqualTo("READY");
        assertThat(rebuild.path("intervals").path("missing").size()).isZero();
        JsonNode events = rebuild.path("events");
        assertThat(events.path("read").asLong()).isGreaterThanOrEqualTo(old.count() + late.count());
        assertThat(events.path("indexed").asLong() + events.path("alreadyThere").asLong())
                .isEqualTo(events.path("read").asLong());
        assertThat(rebuild.path("inRecent").asLong())
                .isGreaterThanOrEqualTo(events.path("read").asLong());
    }

    @Test
    @Order(4)
    void aSecondRebuildFindsEverythingThere() {
        Outcome again = installation
                .run(
                        "rebuild-recent",
                        "--start",
                        hours.start().toString(),
                        "--end",
                        hours.end().toString())
                .orFail();

        JsonNode events =
                installation.api().get(REBUILD).orFail().json().path(0).path("events");
        assertThat(events.path("indexed").asLong()).as(again.out()).isZero();
        assertThat(events.path("alreadyThere").asLong()).isEqualTo(old.count() + late.count());
        assertThat(installation.elasticsearch().count(Elasticsearch.RECENT))
                .isEqualTo(old.count() + late.count() + sentLive);
    }

    @Test
    @Order(5)
    void aRangeThatCannotBeIsOneClearLine() {
        Outcome wrong = installation.run("rebuild-recent", "--start", "now-1h", "--end", "now-2h");

        assertThat(wrong.exitStatus()).isNotZero();
        assertThat(wrong.errorLines()).singleElement().asString().contains("end: ", "expected: after start");
    }

    private static void awaitRecent(Messages messages) {
        Elasticsearch elasticsearch = installation.elasticsearch();
        Awaitility.await("indexed")
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(elasticsearch.countOfService(Elasticsearch.RECENT, messages.service()))
                        .isEqualTo(messages.count()));
    }

    private static void awaitExactly(String service, int sent) {
        Elasticsearch elasticsearch = installation.elasticsearch();
        Awaitility.await(service)
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(elasticsearch.countOfService(Elasticsearch.RECENT, service))
                        .isGreaterThanOrEqualTo(sent));
        assertThat(Delivery.of(elasticsearch.messagesOfService(Elasticsearch.RECENT, service), sent))
                .isEqualTo(Delivery.EXACT);
    }

    /** Killed, its directory gone: that is moved away before, since the supervisor is quick to start it again. */
    private static void wipeElasticsearch() throws IOException {
        Status.Member before = installation.status().member("elasticsearch");
        Path directory = installation.data().resolve("elasticsearch");
        Path lost = installation.data().resolve("elasticsearch-lost");
        ProcessHandle process = ProcessHandle.of(before.pid()).orElseThrow();
        Files.move(directory, lost);
        process.destroyForcibly();
        process.onExit().join();
        try (Stream<Path> paths = Files.walk(lost)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
        Awaitility.await("elasticsearch started again")
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(500))
                .until(
                        installation::status,
                        status -> status.isReady()
                                && status.member("elasticsearch").pid() != before.pid());
    }
}
