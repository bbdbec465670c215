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
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;

/** What boards and rules name is at the processes, changes while something happens, and is found by a real Prometheus. */
@ExtendWith(SharedInstallation.class)
class MonitoringIT {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    /** Also what the chart's own tests compare boards and rules with. */
    private static final Path LIST = Boards.ROOT.resolve("helm-tests/src/test/resources/metrics.txt");

    /** What nothing changes that is done to an installation of one machine. */
    private static final List<Steady> STEADY = List.of(
            new Steady(
                    "lookback.harvester.clock.skew",
                    "this machine has one clock",
                    "harvester-agent/src/test/java/dev/lookback/harvester/kafka/KafkaSendMetricsTest.java"),
            new Steady(
                    "lookback.harvester.spool.max.bytes",
                    "it is a setting",
                    "harvester-agent/src/test/java/dev/lookback/harvester/batch/BatchMetricsTest.java"));

    /**
     * A figure that stays as it is.
     *
     * @param name as its stage gives it, without units
     * @param test of its stage, which sees it change
     */
    private record Steady(String name, String reason, String test) {
        boolean is(String metric) {
            return metric.startsWith(name.replace('.', '_'));
        }

        boolean isSeenByItsTest() {
            return Boards.read(Boards.ROOT.resolve(test)).contains('"' + name + '"');
        }
    }

    @TempDir
    private static Path directory;

    private static Scrapes scrapes;
    private static @Nullable Prometheus prometheus;

    @BeforeAll
    static void letEverythingHappen(Installation installation, SecondGateway gateway)
            throws IOException, InterruptedException, ExecutionException {
        if (Prometheus.isThere()) {
            prometheus = Prometheus.start(directory, installation);
        }
        scrapes = Scrapes.of(installation);
        Set<String> moving = moving();
        try (AllTraffic traffic = AllTraffic.begin(installation);
                HarvesterFaults harvester = HarvesterFaults.begin(installation);
                ArchiveFaults archive = ArchiveFaults.begin(installation);
                LiveFaults live = new LiveFaults(installation);
                SecondConsumer _ = SecondConsumer.join(installation);
                SecondGateway.Running _ = gateway.start(directory.resolve("gateway.log"))) {
            Awaitility.await("everything changes").atMost(LIMIT).untilAsserted(() -> {
                traffic.round();
                harvester.round();
                live.round();
                archive.round();
                assertThat(scrapes.unchanged(moving)).isEmpty();
            });
        }
        System.out.printf(
                "metrics of boards and rules that changed: %d of %d, all but %s%n",
                moving.size(), Boards.metrics().size(), STEADY);
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
        moving.removeIf(metric -> STEADY.stream().anyMatch(steady -> steady.is(metric)));
        return moving;
    }

    @Test
    void whatBoardsAndRulesNameIsThere() {
        assertThat(scrapes.names()).containsAll(Boards.metrics());
    }

    @Test
    void whatIsSteadyHereChangesInATestOfItsStage() {
        assertThat(STEADY)
                .allMatch(steady -> Boards.metrics().stream().anyMatch(steady::is))
                .allMatch(Steady::isSeenByItsTest);
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
