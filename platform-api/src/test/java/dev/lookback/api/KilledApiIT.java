package dev.lookback.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lookback.model.history.HistoryIndexName;
import dev.lookback.model.time.TimeRange;
import dev.lookback.model.topic.Environment;
import dev.lookback.model.topic.WorkTopics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/**
 * Of two API processes side by side the one that schedules a load is killed in the middle of it, and the other goes on. The
 * one that is killed is the elder; with {@code -Dlookback.kills=2} the next one is the younger, and so on.
 */
class KilledApiIT extends ApiProcesses {

    private static final int KILLS = Integer.getInteger("lookback.kills", 1);
    private static final int BLOCKS = 40;
    private static final int BEFORE = 20;
    private static final int WINDOW = 8;

    /** By it a member of the schedulers' group is told from the other. */
    private static final String KILLED = "to-be-killed";

    /** Kafka's own default, 45 seconds, is how long the other waits for one that says nothing. */
    private static final String[] SOON = {
        "--spring.kafka.consumer.properties.session.timeout.ms=6000",
        "--spring.kafka.consumer.properties.heartbeat.interval.ms=1000"
    };

    @TempDir
    private Path directory;

    private Instant end = START.plus(Duration.ofHours(4));

    @Test
    void eitherMayDieAndTheOtherFinishesWithoutDoublingWorkOrLosingAnUpdate() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            ConfigurableApplicationContext other;
            try (ApiJvm killed = startKilled()) {
                awaitMembers(admin, 1);
                other = start(SOON);
                archiveBlocks(other, BLOCKS);
                awaitMembers(admin, 2);
                killInTheMiddle(killed, other, admin, "the elder of two API processes");
            }
            for (int kill = 2; kill <= KILLS; kill++) {
                try (ApiJvm killed = startKilled()) {
                    awaitMembers(admin, 2);
                    killInTheMiddle(killed, other, admin, "the younger of two API processes");
                }
            }
        }
    }

    private ApiJvm startKilled() throws Exception {
        return ApiJvm.start(
                directory.resolve("killed.log"),
                Stream.of(
                                Stream.of(settings()),
                                Stream.of(SOON),
                                Stream.of("--spring.kafka.consumer.client-id=" + KILLED))
                        .flatMap(all -> all)
                        .toList());
    }

    private void killInTheMiddle(ApiJvm killed, ConfigurableApplicationContext other, Admin admin, String which)
            throws Exception {
        end = endOfOneThatIsScheduledByTheKilled(admin);
        try (TestIndexer indexer = indexer(other).answering(BEFORE)) {
            String index =
                    post(other, request("", START, end), 202).path("index").asString();
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(
                                    show(other, index).at("/blocks/loaded").asInt())
                            .isEqualTo(BEFORE));

            killed.kill();
            Instant killedAt = Instant.now();
            JsonNode moved = moveExpiry(other, index);
            indexer.answering(Integer.MAX_VALUE);

            JsonNode ready = awaitState(other, moved, "READY");
            assertThat(ready.path("expiresAt")).isEqualTo(moved.path("expiresAt"));
            assertDoneOnce(ready, indexer.received(), which, Duration.between(killedAt, Instant.now()));
        }
    }

    /** What is recorded is not done again; what was outstanding, and nobody answered, is. */
    private void assertDoneOnce(JsonNode ready, Map<String, Integer> received, String which, Duration after)
            throws Exception {
        long again = received.values().stream().filter(times -> times > 1).count();
        int count =
                get(ready.path("searchUrl").asString()).at("/hits/total/value").asInt();
        System.out.printf(
                "%s killed at %d of %d blocks: READY %.1f s later, %d events read, %d in the index, %d tasks done again%n",
                which, BEFORE, BLOCKS, after.toMillis() / 1e3, BLOCKS * TestIndexer.EVENTS, count, again);
        assertThat(ready.at("/blocks/loaded").asInt()).isEqualTo(BLOCKS);
        assertThat(ready.at("/events/indexed").asInt()).isEqualTo(BLOCKS * TestIndexer.EVENTS);
        assertThat(count).isEqualTo(BLOCKS * TestIndexer.EVENTS);
        assertThat(received).hasSize(BLOCKS);
        assertThat(received.values()).allMatch(times -> times <= 2);
        assertThat(again).isLessThanOrEqualTo(WINDOW);
    }

    private JsonNode moveExpiry(ConfigurableApplicationContext api, String index) throws Exception {
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(URI.create(address(api) + "/history-indexes/" + index))
                        .header("Content-Type", "application/json")
                        .method("PATCH", HttpRequest.BodyPublishers.ofString("{\"ttl\":\"48h\"}"))
                        .build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    /** Every range is another, and has all blocks in it; which process schedules it is told by its name. */
    private Instant endOfOneThatIsScheduledByTheKilled(Admin admin) throws Exception {
        Collection<MemberDescription> members = members(admin);
        List<TopicPartition> killed = members.stream()
                .filter(KilledApiIT::isKilled)
                .flatMap(member -> member.assignment().topicPartitions().stream())
                .toList();
        int partitions = members.stream()
                .mapToInt(member -> member.assignment().topicPartitions().size())
                .sum();
        return Stream.iterate(end.plusSeconds(1), next -> next.plusSeconds(1))
                .filter(next -> killed.stream().anyMatch(owned -> owned.partition() == partition(next, partitions)))
                .findFirst()
                .orElseThrow();
    }

    private int partition(Instant next, int partitions) {
        String index = HistoryIndexName.of(new Environment(environment), new TimeRange(START, next), Optional.empty())
                .toString();
        return Utils.toPositive(Utils.murmur2(index.getBytes(StandardCharsets.UTF_8))) % partitions;
    }

    private void awaitMembers(Admin admin, int count) {
        await().atMost(Duration.ofMinutes(2))
                .ignoreExceptionsInstanceOf(ExecutionException.class)
                .untilAsserted(() -> assertThat(members(admin))
                        .hasSize(count)
                        .anyMatch(KilledApiIT::isKilled)
                        .allMatch(
                                member -> !member.assignment().topicPartitions().isEmpty()));
    }

    private static Collection<MemberDescription> members(Admin admin) throws InterruptedException, ExecutionException {
        return admin.describeConsumerGroups(List.of(WorkTopics.SCHEDULERS))
                .describedGroups()
                .get(WorkTopics.SCHEDULERS)
                .get()
                .members();
    }

    private static boolean isKilled(MemberDescription member) {
        return member.clientId().startsWith(KILLED);
    }
}
