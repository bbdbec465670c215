package dev.lookback.workers.recent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lookback.model.topic.Environment;
import dev.lookback.search.Lines;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.listener.MessageListenerContainer;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecentIT {

    private static final Duration LIMIT = Duration.ofSeconds(90);

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
    void nothingIsLostNorRebalancedWhileElasticsearchIsKilledAndComesBack() {
        Environment environment = new Environment("killed");
        try (ConfigurableApplicationContext worker = services.worker(environment, "lookback.recent.in-hand=256KB")) {
            sendBatches(environment, 0, 10);
            await().atMost(LIMIT).until(() -> services.documents("recent-killed") == 10_000);
            double rebalances = rebalances(worker);

            services.elasticsearch.kill();
            sendBatches(environment, 10, 30);
            await().atMost(LIMIT).untilAsserted(() -> {
                assertThat(health(worker)).isEqualTo(Status.DOWN);
                assertThat(worker.getBean("recentContainer", MessageListenerContainer.class)
                                .isContainerPaused())
                        .isTrue();
            });
            assertThat(services.uncommitted(environment)).isEqualTo(20);

            services.elasticsearch.restart();
            await().atMost(LIMIT).until(() -> services.documents("recent-killed") == 30_000);
            await().atMost(LIMIT).until(() -> services.uncommitted(environment) == 0);
            await().atMost(LIMIT).until(() -> health(worker).equals(Status.UP));
            assertThat(rebalances(worker)).isEqualTo(rebalances);
            assertBooks(worker, 30_000, 30_000);
        }
    }

    @Test
    void aRecordThatIsReadTwiceIsIndexedOnce() {
        Environment environment = new Environment("twice");
        try (ConfigurableApplicationContext worker = services.worker(environment)) {
            sendBatches(environment, 0, 1);
            sendBatches(environment, 0, 1);

            await().atMost(LIMIT).until(() -> services.uncommitted(environment) == 0);

            assertThat(services.documents("recent-twice")).isEqualTo(1_000);
            assertBooks(worker, 2_000, 2_000);
        }
    }

    @Test
    void whatIsSettledIsNotReadAgainAfterARestart() {
        Environment environment = new Environment("restart");
        try (ConfigurableApplicationContext worker = services.worker(environment)) {
            sendBatches(environment, 0, 3);
            await().atMost(LIMIT).until(() -> services.documents("recent-restart") == 3_000);
            assertBooks(worker, 3_000, 3_000);
        }
        assertThat(services.uncommitted(environment)).isZero();
        try (ConfigurableApplicationContext worker = services.worker(environment)) {
            sendBatches(environment, 3, 4);
            await().atMost(LIMIT).until(() -> services.documents("recent-restart") == 4_000);
            assertBooks(worker, 1_000, 1_000);
        }
    }

    @Test
    void whatCannotBeIndexedIsADeadLetterAndTheRestIsIndexed() {
        Environment environment = new Environment("letters");
        byte[] refused = Lines.broken(2, now);
        try (ConfigurableApplicationContext worker = services.worker(environment)) {
            services.sendBatch(environment, 0, List.of(Lines.line(1, now), refused, Lines.line(3, now)));
            services.sendForeign(environment, "no event at all");
            services.sendForeign(
                    environment, "{\"message\":\"foreign\",\"host\":\"db-1\",\"app\":\"psql\"}\n{\"message\":\"two\"}");

            await().atMost(LIMIT).until(() -> services.uncommitted(environment) == 0);

            assertThat(services.documents("recent-letters")).isEqualTo(4);
            assertThat(services.request("GET", "/recent-letters/_search?q=host.name:db-1", ""))
                    .contains("\"message\":\"foreign\"");
            List<ConsumerRecord<byte[], byte[]>> letters = services.deadLetters(environment);
            assertThat(letters).hasSize(2);
            assertThat(letters).anySatisfy(letter -> {
                assertThat(letter.value()).isEqualTo(refused);
                assertThat(header(letter, "lb-reason")).startsWith("document_parsing_exception: ");
                assertThat(header(letter, "lb-topic")).isEqualTo("h-letters");
                assertThat(header(letter, "lb-partition")).matches("\\d+");
                assertThat(header(letter, "lb-offset")).matches("\\d+");
            });
            assertThat(letters).anySatisfy(letter -> {
                assertThat(new String(letter.value(), StandardCharsets.UTF_8)).isEqualTo("no event at all");
                assertThat(header(letter, "lb-reason")).isNotBlank();
            });
            assertBooks(worker, 6, 4);
        }
    }

    @Test
    void aLineArrivesByteForByte() {
        Environment environment = new Environment("bytes");
        byte[] line = Lines.line(
                Lines.id(7), now, " ,\t\"z\" :  [ 1.50 , {\"b\":1, \"a\" : null} ] ,\"message\": \"\\u00fc ü\" ");
        try (ConfigurableApplicationContext worker = services.worker(environment)) {
            services.sendBatch(environment, 0, List.of(line));
            await().atMost(LIMIT).until(() -> services.documents("recent-bytes") == 1);

            String index = "recent-bytes." + day(0).replace('-', '.');
            assertThat(services.request("GET", "/" + index + "/_source/" + Lines.id(7), ""))
                    .isEqualTo(new String(line, StandardCharsets.UTF_8));
            assertThat(worker.isRunning()).isTrue();
        }
    }

    @Test
    void wholeDaysArePrunedOfThisEnvironmentAlone() {
        Environment environment = new Environment("prod");
        String ours = "recent-prod." + day(9).replace('-', '.');
        String theirs = "recent-prod-eu." + day(9).replace('-', '.');
        String restored = ours + "-restored";
        List.of(ours, theirs, restored).forEach(index -> services.request("PUT", "/" + index, "{}"));
        try (ConfigurableApplicationContext worker = services.worker(environment)) {
            // Until it knows for how long events are kept, it keeps all.
            await().atMost(LIMIT).until(() -> !services.hasIndex(ours));

            services.sendBatch(
                    environment,
                    0,
                    List.of(
                            Lines.line(1, now),
                            Lines.line(2, now.minus(3, ChronoUnit.DAYS)),
                            Lines.line(3, now.minus(9, ChronoUnit.DAYS))));

            await().atMost(LIMIT).until(() -> services.uncommitted(environment) == 0);
            assertThat(services.hasIndex(ours)).isFalse();
            assertThat(services.hasIndex(theirs)).isTrue();
            assertThat(services.hasIndex(restored)).isTrue();
            assertThat(services.documents("recent-prod")).isEqualTo(2);
            assertThat(worker.getBean(MeterRegistry.class)
                            .get("lookback.recent.events.dropped")
                            .tag("reason", "older than retention")
                            .counter()
                            .count())
                    .isOne();
            assertBooks(worker, 3, 2);
        }
    }

    @Test
    void theTemplateAndTheAliasComeBackAfterTheyWereDeleted() {
        Environment environment = new Environment("wiped");
        try (ConfigurableApplicationContext worker = services.worker(environment)) {
            sendBatches(environment, 0, 1);
            await().atMost(LIMIT).until(() -> services.documents("recent-wiped") == 1_000);

            services.request("DELETE", "/recent-wiped." + day(0).replace('-', '.'), "");
            services.request("DELETE", "/_index_template/lookback-recent-wiped", "");
            await().atMost(LIMIT)
                    .until(() -> services.request("GET", "/_index_template/lookback-recent-wiped", "")
                            .contains("date_nanos"));
            sendBatches(environment, 1, 2);

            await().atMost(LIMIT).until(() -> services.documents("recent-wiped") == 1_000);
            assertThat(worker.isRunning()).isTrue();
        }
    }

    private void sendBatches(Environment environment, int from, int to) {
        services.sendBatches(environment, from, to, now);
    }

    private String day(int daysAgo) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(daysAgo).toString();
    }

    private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static Status health(ConfigurableApplicationContext worker) {
        return worker.getBean("recentHealthIndicator", HealthIndicator.class)
                .health()
                .getStatus();
    }

    private static double rebalances(ConfigurableApplicationContext worker) {
        return worker.getBean(MeterRegistry.class)
                .get("kafka.consumer.coordinator.rebalance.total")
                .functionCounter()
                .count();
    }

    private static void assertBooks(ConfigurableApplicationContext worker, int received, int delivered) {
        MeterRegistry meters = worker.getBean(MeterRegistry.class);
        await().atMost(LIMIT)
                .until(() ->
                        meters.get("lookback.recent.events.in.hand").gauge().value() == 0);
        double dropped = meters.get("lookback.recent.events.dropped").counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
        assertThat(meters.get("lookback.recent.events.received").counter().count())
                .isEqualTo(received);
        assertThat(meters.get("lookback.recent.events.delivered").counter().count())
                .isEqualTo(delivered);
        assertThat(delivered + dropped).isEqualTo(received);
    }
}
