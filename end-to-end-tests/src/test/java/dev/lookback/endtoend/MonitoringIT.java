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

    @TempDir
    private static Path directory;

    private static Scrapes scrapes;
    private static @Nullable Prometheus prometheus;

    @BeforeAll
    static void letEverythingHappen(Installation installation, SecondGateway gateway)
            throws IOException, InterruptedException, ExecutionException {
        MovableClock.require();
        if (Prometheus.isThere()) {
            prometheus = Prometheus.start(directory, installation);
        }
        try (SecondHarvester second = SecondHarvester.start(installation, directory.resolve("harvester"))) {
            scrapes = Scrapes.of(installation, second.http());
            doRounds(installation, gateway, second);
        }
    }

    private static void doRounds(Installation installation, SecondGateway gateway, SecondHarvester second)
            throws IOException, InterruptedException, ExecutionException {
        Set<String> metrics = Boards.metrics();
        try (AllTraffic traffic = AllTraffic.begin(installation);
                HarvesterFaults harvester = HarvesterFaults.begin(installation);
                ArchiveFaults archive = ArchiveFaults.begin(installation);
                LiveFaults live = new LiveFaults(installation);
                SecondConsumer _ = SecondConsumer.join(installation);
                SecondGateway.Running _ = gateway.start(directory.resolve("gateway.log"))) {
            Awaitility.await("everything changes").atMost(LIMIT).untilAsserted(() -> {
                traffic.round();
                second.round();
                harvester.round();
                live.round();
                archive.round();
                assertThat(scrapes.unchanged(metrics)).isEmpty();
            });
        }
        System.out.printf(
                "metrics of boards and rules that changed: %d of %d%n",
                metrics.size() - scrapes.unchanged(metrics).size(), metrics.size());
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

    @Test
    void whatBoardsAndRulesNameIsThere() {
        assertThat(scrapes.names()).containsAll(Boards.metrics());
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
