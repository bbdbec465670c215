package dev.lookback.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Every process but the harvester may be killed, and that one may be stopped, while events flow. */
@ExtendWith(SharedInstallation.class)
class KilledProcessesIT {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Duration AGE = Duration.ofHours(3);
    private static final List<String> KILLED =
            List.of("kafka", "elasticsearch", "s3", "platform-api", "workers", "logio-gateway");

    private final String service = "killed-" + UUID.randomUUID();

    @Test
    void whatWasAcceptedIsInRecentAndInTheArchiveExactlyOnce(Installation installation)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        Instant begin = Instant.now();
        int sent;
        try (EventFlow flow = EventFlow.start(installation.port("syslog"), service, AGE)) {
            for (String name : KILLED) {
                awaitMore(flow);
                end(installation, name, ProcessHandle::destroyForcibly);
            }
            awaitMore(flow);
            // TCP syslog acknowledges nothing: what a harvester that ends has not read would be neither in nor out.
            flow.pause();
            end(installation, "harvester", ProcessHandle::destroy);
            flow.resume();
            awaitMore(flow);
            flow.pause();
            sent = flow.sent();
        }
        assertRecent(installation, sent);
        assertArchive(installation, new Range(begin.minus(AGE).minus(Range.INTERVAL), begin), sent);
    }

    private static void awaitMore(EventFlow flow) {
        int before = flow.sent();
        Awaitility.await("events flow").atMost(LIMIT).until(() -> flow.sent() >= before + 1_000);
    }

    /** Returns when the process was started again and all are ready. */
    private static void end(Installation installation, String name, Consumer<ProcessHandle> how) {
        Status.Member before = installation.status().member(name);
        how.accept(ProcessHandle.of(before.pid()).orElseThrow());

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
