package dev.lookback.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a load of a history index needs is killed in the middle of it; and one is cancelled there. {@code
 * -Dlookback.kills=3} kills each three times, in loads that are three times as long.
 */
@ExtendWith(SharedInstallation.class)
class KilledLoadIT {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration CANCEL_LIMIT = Duration.ofSeconds(10);

    private static final int KILLS = Integer.getInteger("lookback.kills", 1);
    private static final int BLOCKS = 96 * KILLS;
    private static final int EVENTS = 100 * BLOCKS;

    /** Two windows of tasks: one of a load is outstanding when something is killed, and at most one when that is back. */
    private static final int MOST_AGAIN = 16;

    /** So old that no other test has events in it. */
    private static final Range range =
            Range.before(Instant.now().minus(Duration.ofDays(4)), Range.INTERVAL.multipliedBy(BLOCKS));

    private static int loads;

    private static final Messages sent = new Messages("killed-load-" + UUID.randomUUID(), range, EVENTS);

    @BeforeAll
    static void sendAndAwaitTheArchive(Installation installation) throws IOException {
        SyslogSender.sendAll(installation.port("syslog"), sent);
        Awaitility.await("archived")
                .atMost(LIMIT)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(installation.histories().archivedEvents(range))
                        .isEqualTo(EVENTS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"platform-api", "workers", "elasticsearch"})
    void aLoadHasEveryEventOnceThoughItIsKilledInTheMiddle(String process, Installation installation) {
        for (int kill = 0; kill < KILLS; kill++) {
            try (WorkQueue work = WorkQueue.of(installation)) {
                killInTheMiddle(process, installation, work);
            }
        }
    }

    private static void killInTheMiddle(String process, Installation installation, WorkQueue work) {
        Status.Member before = installation.status().member(process);
        JsonNode middle = awaitTheMiddleOfALoad(installation.histories());
        ProcessHandle.of(before.pid()).orElseThrow().destroyForcibly();
        Instant killedAt = Instant.now();

        JsonNode ready = awaitReady(installation.histories(), middle);

        Duration after = Duration.between(killedAt, Instant.now());
        long tasks = work.tasks(name(ready));
        long results = work.results(name(ready));
        System.out.printf(
                "%s killed at %d of %d blocks: READY %.1f s later, %d events in the archive, %d in the index, %d tasks, %d results%n",
                process, loaded(middle), BLOCKS, seconds(after), EVENTS, count(installation, ready), tasks, results);
        assertWhole(installation, ready);
        assertThat(List.of(tasks, results)).allMatch(count -> count >= BLOCKS && count <= BLOCKS + MOST_AGAIN);
        awaitStartedAgain(installation, before);
        installation.histories().delete(name(ready));
    }

    @Test
    void cancelStopsWithinSecondsAndLeavesNoIndex(Installation installation) {
        Histories histories = installation.histories();
        try (WorkQueue work = WorkQueue.of(installation)) {
            JsonNode middle = awaitTheMiddleOfALoad(histories);
            String index = name(middle);

            histories.delete(index);
            Stopping stopping = new Stopping(Instant.now());

            Awaitility.await(index + " cancelled")
                    .atMost(LIMIT)
                    .pollInterval(POLL)
                    .during(Duration.ofSeconds(4))
                    .until(() -> stopping.look(!installation.elasticsearch().exists(index) && work.isIdle()));
            long tasks = work.tasks(index);
            System.out.printf(
                    "cancelled at %d of %d blocks: %d tasks handed out, no task left and the index gone %.1f s after the answer%n",
                    loaded(middle), BLOCKS, tasks, seconds(stopping.after()));
            assertThat(stopping.after()).isLessThan(CANCEL_LIMIT);
            assertThat(tasks).isLessThan(BLOCKS);
            assertThat(Histories.state(histories.show(index))).isEqualTo("DELETED");
        }
    }

    /** Of one that nobody has asked for before: each goes a second farther, where nothing is. */
    private static JsonNode awaitTheMiddleOfALoad(Histories histories) {
        loads++;
        Http.Answer asked =
                histories.request(new Range(range.start(), range.end().plusSeconds(loads)));
        assertThat(asked.status()).as(asked.toString()).isEqualTo(202);
        String index = name(asked.json());
        JsonNode middle = Awaitility.await(index + " in the middle")
                .atMost(LIMIT)
                .pollInterval(POLL)
                .until(() -> histories.show(index), history -> loaded(history) > 0);
        // What is left takes longer than the kill that follows.
        assertThat(loaded(middle)).as(middle.toString()).isLessThan(BLOCKS * 3 / 4);
        return middle;
    }

    private static String name(JsonNode history) {
        return history.path("index").asString();
    }

    private static int loaded(JsonNode history) {
        return history.path("blocks").path("loaded").asInt();
    }

    private static long count(Installation installation, JsonNode history) {
        return installation.elasticsearch().count(name(history));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }

    /** Nobody may answer for a while. */
    private static JsonNode awaitReady(Histories histories, JsonNode asked) {
        String index = name(asked);
        Awaitility.await(index + " READY")
                .atMost(LIMIT)
                .pollInterval(POLL)
                .untilAsserted(
                        () -> assertThat(Histories.state(histories.show(index))).isEqualTo("READY"));
        return histories.show(index);
    }

    private static void awaitStartedAgain(Installation installation, Status.Member before) {
        Awaitility.await(before.name() + " started again")
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(500))
                .until(
                        installation::status,
                        status ->
                                status.isReady() && status.member(before.name()).restarts() == before.restarts() + 1);
    }

    private static void assertWhole(Installation installation, JsonNode ready) {
        assertThat(loaded(ready)).isEqualTo(BLOCKS);
        assertThat(ready.path("events").path("indexed").asLong()).isEqualTo(EVENTS);
        assertThat(count(installation, ready)).isEqualTo(EVENTS);
        assertThat(Delivery.of(installation.elasticsearch().messagesOfService(name(ready), sent.service()), EVENTS))
                .isEqualTo(Delivery.EXACT);
    }

    /** When something was last seen that is to stop. */
    private static final class Stopping {
        private final Instant begin;
        private Instant last;

        Stopping(Instant begin) {
            this.begin = begin;
            this.last = begin;
        }

        boolean look(boolean hasStopped) {
            if (!hasStopped) {
                last = Instant.now();
            }
            return hasStopped;
        }

        Duration after() {
            return Duration.between(begin, last);
        }
    }
}
