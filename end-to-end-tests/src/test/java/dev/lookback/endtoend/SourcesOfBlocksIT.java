package dev.lookback.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

/** A block comes from Kafka while it is there and from S3 else; each can be missed. */
@ExtendWith(SharedInstallation.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SourcesOfBlocksIT {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private static final Range sixHours = Range.before(Instant.now(), Duration.ofHours(6));
    private static final Messages sent = new Messages("six-hours-" + UUID.randomUUID(), sixHours, 7_200);

    @BeforeAll
    static void sendAndAwaitTheArchive(Installation installation) throws IOException {
        Histories histories = installation.histories();
        long before = histories.archivedEvents(sixHours);
        SyslogSender.sendAll(installation.port("syslog"), sent);

        Awaitility.await("archived")
                .atMost(LIMIT)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> {
                    assertThat(histories.archivedEvents(sixHours) - before).isEqualTo(sent.count());
                    assertThat(histories.hasOpenBlocks(sixHours)).isFalse();
                });
    }

    @AfterEach
    void allowReads(FaultingProxy proxy) {
        proxy.allowReads();
    }

    @Test
    @Order(1)
    void theLastHourLoadsFromKafkaWhileObjectsCannotBeRead(Installation installation, FaultingProxy proxy) {
        Range lastHour = new Range(sixHours.end().minus(Duration.ofHours(1)), sixHours.end());
        Metrics metrics = installation.workersMetrics();
        double fromKafka = partsFrom(metrics, "kafka");
        double fromS3 = partsFrom(metrics, "s3");
        proxy.refuseReads();

        JsonNode ready = installation.histories().load(lastHour, LIMIT);

        assertThat(countIn(installation, ready)).isEqualTo(sent.countIn(lastHour));
        assertThat(partsFrom(metrics, "kafka") - fromKafka).isGreaterThanOrEqualTo(12);
        assertThat(partsFrom(metrics, "s3")).isEqualTo(fromS3);
    }

    @Test
    @Order(2)
    void anOlderRangeLoadsFromS3WhenKafkaNoLongerHasIt(Installation installation)
            throws InterruptedException, ExecutionException {
        Range older = new Range(sixHours.start(), sixHours.start().plus(Duration.ofHours(1)));
        Metrics metrics = installation.workersMetrics();
        double fromKafka = partsFrom(metrics, "kafka");
        double fromS3 = partsFrom(metrics, "s3");
        new ChunkTopic(installation.port("kafka")).empty();

        JsonNode ready = installation.histories().load(older, LIMIT);

        assertThat(countIn(installation, ready)).isEqualTo(sent.countIn(older));
        assertThat(partsFrom(metrics, "s3") - fromS3).isGreaterThanOrEqualTo(12);
        assertThat(partsFrom(metrics, "kafka")).isEqualTo(fromKafka);
    }

    private static long countIn(Installation installation, JsonNode history) {
        String index = history.path("index").asString();
        return installation.elasticsearch().countOfService(index, sent.service());
    }

    private static double partsFrom(Metrics metrics, String source) {
        return metrics.sum("lookback_indexer_parts_total", "source", source);
    }
}
