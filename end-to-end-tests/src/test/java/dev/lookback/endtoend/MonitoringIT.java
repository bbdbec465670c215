package dev.lookback.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** What boards and rules name is at the processes, changes while something happens, and is found by a real Prometheus. */
@ExtendWith(SharedInstallation.class)
class MonitoringIT {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    /** Also what the chart's own tests compare boards and rules with. */
    private static final Path LIST = Boards.ROOT.resolve("helm-tests/src/test/resources/metrics.txt");

    /** What stays as it is while all is well, and why. */
    private static final Map<String, Set<String>> STEADY = Map.of(
            "losses and refusals",
            Set.of(
                    "lookback_harvester_events_dropped_total",
                    "lookback_harvester_datagrams_dropped_total",
                    "lookback_harvester_live_events_dropped_total",
                    "lookback_harvester_rules_failures_total",
                    "lookback_recent_events_dropped_total",
                    "lookback_recent_bulk_failures_total",
                    "lookback_indexer_events_dropped_total",
                    "lookback_indexer_parts_missing_total",
                    "lookback_indexer_parts_damaged_total",
                    "lookback_indexer_pace_decreases_total",
                    "lookback_verify_problems_total",
                    "lookback_verify_gaps_total",
                    "lookback_gateway_events_dropped_total",
                    "lookback_gateway_clients_events_dropped_total",
                    "lookback_gateway_clients_refused_total"),
            "clocks of one machine",
            Set.of("lookback_harvester_clock_skew_seconds"),
            "files that this harvester does not read",
            Set.of(
                    "lookback_harvester_file_bytes_behind",
                    "lookback_harvester_file_unreadable",
                    "lookback_harvester_file_unparsed_total"),
            "as many as were started",
            Set.of("lookback_consumer_members", "lookback_gateway_peers", "lookback_harvester_spool_max_bytes"),
            "there for milliseconds, between two looks",
            Set.of("lookback_gateway_intake_bytes", "lookback_gateway_clients_queue_bytes"),
            "changed by a busy Elasticsearch",
            Set.of("lookback_indexer_pace_window_requests"));

    @TempDir
    private static Path directory;

    private static Scrapes scrapes;
    private static @Nullable Prometheus prometheus;

    @BeforeAll
    static void letEverythingHappen(Installation installation) throws IOException {
        if (Prometheus.isThere()) {
            prometheus = Prometheus.start(directory, installation);
        }
        scrapes = Scrapes.of(installation);
        Set<String> moving = moving();
        try (AllTraffic traffic = AllTraffic.begin(installation)) {
            Awaitility.await("everything changes").atMost(LIMIT).untilAsserted(() -> {
                traffic.round();
                assertThat(scrapes.unchanged(moving)).isEmpty();
            });
        }
    }

    @AfterAll
    static void stop() {
        if (scrapes != null) {
            scrapes.close();
        }
        if (prometheus != null) {
            prometheus.close();
        }
    }

    private static Set<String> moving() {
        Set<String> moving = Boards.metrics();
        STEADY.values().forEach(moving::removeAll);
        return moving;
    }

    @Test
    void whatBoardsAndRulesNameIsThere() {
        assertThat(scrapes.names()).containsAll(Boards.metrics());
    }

    @Test
    void whatIsSaidToBeSteadyIsNamedAndOnce() {
        assertThat(STEADY.values().stream().flatMap(Set::stream))
                .doesNotHaveDuplicates()
                .isSubsetOf(Boards.metrics());
    }

    /** {@code -Dlookback.metrics.write=true} writes it anew. */
    @Test
    void theListOfMetricsIsTrue() throws IOException {
        Set<String> ours = new TreeSet<>(scrapes.names());
        ours.removeIf(name -> !name.startsWith("lookback_"));
        if (Boolean.getBoolean("lookback.metrics.write")) {
            Files.writeString(LIST, String.join("\n", ours) + "\n");
        }

        assertThat(ours).containsAll(Files.readAllLines(LIST));
    }

    @Test
    void aRealPrometheusHasDataForEveryQuery() {
        Prometheus.require();
        Prometheus asked = Objects.requireNonNull(prometheus);

        Awaitility.await("data")
                .atMost(LIMIT)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(withoutData(asked)).isEmpty());

        System.out.printf(
                "queries of boards that returned data: %d of %1$d%n",
                Boards.queries().size());
        assertThat(asked.targets()).hasSize(4).containsOnly("up");
        assertThat(asked.rules()).isNotEmpty().allMatch(rule -> rule.endsWith(" ok"));
    }

    private static List<Boards.Query> withoutData(Prometheus prometheus) {
        return Boards.queries().stream()
                .filter(query -> !prometheus.hasData(query.expression()))
                .toList();
    }
}
