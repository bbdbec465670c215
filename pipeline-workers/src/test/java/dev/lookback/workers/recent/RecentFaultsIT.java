package dev.lookback.workers.recent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lookback.model.topic.Environment;
import dev.lookback.search.Lines;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** What only the real Elasticsearch and Kafka can do to the es-consumer. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecentFaultsIT {

    private static final Duration LIMIT = Duration.ofSeconds(180);

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private RecentServices services;

    @BeforeAll
    void start(@TempDir Path directory) {
        services = new RecentServices(directory);
    }

    @AfterAll
    void stop() {
        services.close();
    }

    @Test
    void aFullDisksBlockIsWaitedForAndReadinessSaysWhatToDo() {
        Environment environment = new Environment("full");
        try (ConfigurableApplicationContext worker = services.worker(environment)) {
            sendBatches(environment, 0, 2);
            await().atMost(LIMIT).until(() -> services.documents("recent-full") == 2_000);

            block(environment, "read_only_allow_delete", true);
            sendBatches(environment, 2, 6);
            await().atMost(LIMIT).untilAsserted(() -> {
                assertThat(health(worker).getStatus()).isEqualTo(Status.DOWN);
                assertThat(detail(worker, "reason")).contains("read-only");
                assertThat(detail(worker, "advice")).contains("free space");
                assertThat(detail(worker, "meanwhile")).contains("nothing is lost");
            });
            assertThat(services.uncommitted(environment)).isEqualTo(4);

            block(environment, "read_only_allow_delete", null);
            await().atMost(LIMIT).until(() -> services.documents("recent-full") == 6_000);
            await().atMost(LIMIT).until(() -> health(worker).getStatus().equals(Status.UP));
            assertThat(services.deadLetters(environment)).isEmpty();
        }
    }

    @Test
    void oneDayThatTakesNothingDoesNotStopAnother() {
        Environment environment = new Environment("blocked");
        Instant yesterday = now.minus(1, ChronoUnit.DAYS);
        try (ConfigurableApplicationContext worker = services.worker(environment)) {
            services.sendBatch(environment, 0, List.of(Lines.line(1, now), Lines.line(2, yesterday)));
            await().atMost(LIMIT).until(() -> services.documents("recent-blocked") == 2);

            block(environment, "write", true);
            services.sendBatch(environment, 1, List.of(Lines.line(3, now), Lines.line(4, yesterday)));
            await().atMost(LIMIT).until(() -> services.documents("recent-blocked") == 3);
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(detail(worker, "reason")).contains("FORBIDDEN/8"));

            block(environment, "write", null);
            await().atMost(LIMIT).until(() -> services.documents("recent-blocked") == 4);
            assertThat(services.deadLetters(environment)).isEmpty();
        }
    }

    @Test
    void anElasticsearchThatIsKilledTwiceUnderLoadHasEveryEventOnce() {
        Environment environment = new Environment("load");
        try (ConfigurableApplicationContext worker = services.worker(environment)) {
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> sendBatches(environment, 0, 60));
            for (int kill = 1; kill <= 2; kill++) {
                int enough = kill * 10_000;
                await().atMost(LIMIT).until(() -> delivered(worker) > enough);
                services.elasticsearch.kill();
                services.elasticsearch.restart();
            }
            sending.join();

            await().atMost(LIMIT).until(() -> services.documents("recent-load") >= 60_000);
            await().atMost(LIMIT).until(() -> services.uncommitted(environment) == 0);
            assertThat(services.documents("recent-load")).isEqualTo(60_000);
            assertThat(services.deadLetters(environment)).isEmpty();
        }
    }

    @Test
    void anElasticsearchThatWasEmptiedHasMappingAndAliasBeforeTheNextDocument() {
        Environment environment = new Environment("emptied");
        // No sweep comes to help, and nothing is in flight when it happens.
        try (ConfigurableApplicationContext worker = services.worker(environment, "lookback.sweep-interval=1h")) {
            sendBatches(environment, 0, 2);
            await().atMost(LIMIT).until(() -> services.uncommitted(environment) == 0);
            assertThat(services.documents("recent-emptied")).isEqualTo(2_000);

            services.elasticsearch.restartEmpty();
            assertThat(services.hasIndex(index(environment))).isFalse();
            sendBatches(environment, 2, 5);

            await().atMost(LIMIT).until(() -> services.documents("recent-emptied") == 3_000);
            assertOurs(environment);
            assertThat(worker.isRunning()).isTrue();
        }
    }

    @Test
    void whatWasChangedByHandIsPutRightAtTheNextStart() {
        Environment environment = new Environment("hand");
        try (ConfigurableApplicationContext worker = services.worker(environment)) {
            sendBatches(environment, 0, 1);
            await().atMost(LIMIT).until(() -> services.documents("recent-hand") == 1_000);
            assertThat(worker.isRunning()).isTrue();
        }
        services.request("DELETE", "/" + index(environment) + "/_alias/recent-hand", "");
        services.request("DELETE", "/" + index(environment) + "/_alias/lookback-write-" + index(environment), "");
        services.request(
                "PUT",
                "/_index_template/lookback-recent-hand",
                "{\"index_patterns\":[\"recent-hand.*\"],\"priority\":1,\"template\":{\"mappings\":{\"enabled\":false}}}");
        assertThat(services.documents("recent-hand")).isZero();

        try (ConfigurableApplicationContext worker = services.worker(environment, "lookback.sweep-interval=1h")) {
            await().atMost(LIMIT).until(() -> services.documents("recent-hand") == 1_000);
            sendBatches(environment, 1, 2);
            await().atMost(LIMIT).until(() -> services.documents("recent-hand") == 2_000);
            assertOurs(environment);
            assertThat(worker.isRunning()).isTrue();
        }
    }

    @Test
    void aSecondEsConsumerJoinsAndTheFirstLeavesWhileEventsFlow() {
        Environment environment = new Environment("two");
        ConfigurableApplicationContext first = services.worker(environment);
        try (first) {
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> sendBatches(environment, 0, 40));
            await().atMost(LIMIT).until(() -> delivered(first) > 5_000);
            try (ConfigurableApplicationContext second = services.worker(environment)) {
                await().atMost(LIMIT).until(() -> partitions(first) == 2 && partitions(second) == 2);
                sending.join();
                sendBatches(environment, 40, 60);
                await().atMost(LIMIT).until(() -> delivered(second) > 2_000);
                first.close();
                await().atMost(LIMIT).until(() -> partitions(second) == 4);
                sendBatches(environment, 60, 80);

                await().atMost(LIMIT).until(() -> services.uncommitted(environment) == 0);
                assertThat(services.documents("recent-two")).isEqualTo(80_000);
                assertThat(services.deadLetters(environment)).isEmpty();
            }
        }
    }

    private void sendBatches(Environment environment, int from, int to) {
        services.sendBatches(environment, from, to, now);
    }

    private String index(Environment environment) {
        return "recent-" + environment + "."
                + LocalDate.ofInstant(now, ZoneOffset.UTC).toString().replace('-', '.');
    }

    private void block(Environment environment, String block, Boolean on) {
        services.request("PUT", "/" + index(environment) + "/_settings", "{\"index.blocks." + block + "\":" + on + "}");
    }

    private void assertOurs(Environment environment) {
        assertThat(services.request("GET", "/" + index(environment) + "/_mapping", ""))
                .contains("date_nanos", "flattened");
        assertThat(services.request("GET", "/" + index(environment) + "/_alias", ""))
                .contains("\"recent-" + environment + "\"", "\"lookback-write-" + index(environment) + "\"");
        assertThat(services.request("GET", "/_index_template/lookback-recent-" + environment, ""))
                .contains("date_nanos", "\"priority\":500");
    }

    private static Health health(ConfigurableApplicationContext worker) {
        return Objects.requireNonNull(
                worker.getBean("recentHealthIndicator", HealthIndicator.class).health());
    }

    private static String detail(ConfigurableApplicationContext worker, String name) {
        return String.valueOf(health(worker).getDetails().get(name));
    }

    private static double delivered(ConfigurableApplicationContext worker) {
        return worker.getBean(MeterRegistry.class)
                .get("lookback.recent.events.delivered")
                .counter()
                .count();
    }

    private static double partitions(ConfigurableApplicationContext worker) {
        return worker.getBean(MeterRegistry.class)
                .get("kafka.consumer.coordinator.assigned.partitions")
                .gauge()
                .value();
    }
}
