package dev.lookback.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * Every process is killed while events flow; the harvester, too, whose own promise is kept to those over HTTP. {@code
 * -Dlookback.kills=10} kills that one ten times.
 */
@ExtendWith(SharedInstallation.class)
class KilledProcessesIT {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Duration AGE = Duration.ofHours(3);
    private static final List<String> KILLED =
            List.of("kafka", "elasticsearch", "s3", "platform-api", "workers", "logio-gateway");

    private static final int KILLS_OF_HARVESTER = Integer.getInteger("lookback.kills", 1);

    private final String service = "killed-" + UUID.randomUUID();
    private final String acknowledging = "acknowledged-" + UUID.randomUUID();

    @Test
    void whatWasAcceptedIsInRecentAndInTheArchiveExactlyOnce(Installation installation)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        Instant begin = Instant.now();
        int sent;
        Set<Integer> acknowledged;
        try (EventFlow flow = EventFlow.start(installation.port("syslog"), service, AGE);
                AcknowledgedFlow http = AcknowledgedFlow.start(installation.port("harvester"), acknowledging, AGE)) {
            for (String name : KILLED) {
                awaitMore(flow);
                kill(installation, name);
            }
            awaitMore(flow);
            // TCP syslog acknowledges nothing: what a harvester that ends has not read would be neither in nor out.
            flow.pause();
            for (int i = 0; i < KILLS_OF_HARVESTER; i++) {
                awaitMore(http);
                kill(installation, "harvester");
            }
            flow.resume();
            awaitMore(flow);
            flow.pause();
            sent = flow.sent();
            awaitMore(http);
            acknowledged = http.finish();
        }
        assertRecent(installation, sent);
        Range range = new Range(begin.minus(AGE).minus(Range.INTERVAL), begin);
        assertArchive(installation, range, sent);
        assertAcknowledged(installation, range, acknowledged);
    }

    /** What was read before the first of these was acknowledged is on disk then, too. */
    private static void awaitMore(AcknowledgedFlow flow) {
        int before = flow.count();
        Awaitility.await("acknowledged events flow").atMost(LIMIT).until(() -> flow.count() >= before + 500);
    }

    private static void awaitMore(EventFlow flow) {
        int before = flow.sent();
        Awaitility.await("events flow").atMost(LIMIT).until(() -> flow.sent() >= before + 1_000);
    }

    /** Returns when the process was started again and all are ready. */
    private static void kill(Installation installation, String name) {
        Status.Member before = installation.status().member(name);
        ProcessHandle.of(before.pid()).orElseThrow().destroyForcibly();

        Awaitility.await(name + " started again")
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(500))
                .until(
                        installation::status,
                        status -> status.isReady()
                                && status.member(name).restarts() == before.restarts() + 1
                                && status.member(name).pid() != before.pid());
    }

    private void assertRecent(Installation installation, int sent) {
        Elasticsearch elasticsearch = installation.elasticsearch();
        Awaitility.await("indexed")
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(elasticsearch.countOfService(Elasticsearch.RECENT, service))
                        .isGreaterThanOrEqualTo(sent));

        assertThat(Delivery.of(elasticsearch.messagesOfService(Elasticsearch.RECENT, service), sent))
                .isEqualTo(Delivery.EXACT);
    }

    private void assertAcknowledged(Installation installation, Range range, Set<Integer> acknowledged) {
        try (Archive archive = installation.archive()) {
            Awaitility.await("acknowledged, and archived")
                    .atMost(LIMIT)
                    .pollInterval(Duration.ofSeconds(2))
                    .untilAsserted(() -> assertThat(numbers(archive, range)).containsAll(acknowledged));
            List<Integer> all = numbers(archive, range);
            assertThat(all).doesNotHaveDuplicates();
            System.out.printf(
                    "%d kills of the harvester: %d acknowledged, %d in the archive, each once%n",
                    KILLS_OF_HARVESTER, acknowledged.size(), all.size());
        }
    }

    private List<Integer> numbers(Archive archive, Range range) {
        return archive.messagesOfService(acknowledging, range).stream()
                .map(Messages::number)
                .toList();
    }

    private void assertArchive(Installation installation, Range range, int sent) {
        try (Archive archive = installation.archive()) {
            Awaitility.await("archived")
                    .atMost(LIMIT)
                    .pollInterval(Duration.ofSeconds(2))
                    .untilAsserted(() -> assertThat(Delivery.of(archive.messagesOfService(service, range), sent))
                            .isEqualTo(Delivery.EXACT));
        }
    }
}
