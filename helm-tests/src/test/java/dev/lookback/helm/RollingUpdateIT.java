package dev.lookback.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * All that the chart renders of one environment, and the harvester of another cluster, run here and replaced as {@code helm upgrade}
 * does it while events flow: from a container's log, which is rotated, over HTTP, and from a log of the other cluster through the
 * proxy. {@code -Dlookback.rolling=true} runs it; it takes five minutes.
 */
@EnabledIfSystemProperty(
        named = "lookback.rolling",
        matches = "true",
        disabledReason = "takes five minutes: runs with -Dlookback.rolling=true")
class RollingUpdateIT {

    private static final String ENVIRONMENT = "rolling";
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofSeconds(1);

    private final Instant begin = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @TempDir
    Path directory;

    @Test
    void losesNoEventAndHasNoneTwice() throws Exception {
        try (Installation installation = Installation.of(ENVIRONMENT, directory)) {
            try {
                installAndUpgrade(installation);
            } catch (Exception | AssertionError failure) {
                installation.workloads().forEach(workload -> workload.addLogsTo(failure));
                throw failure;
            }
        }
    }

    private void installAndUpgrade(Installation installation) throws Exception {
        Release main = installation.main();
        main.prepare();
        Duration start = installation.start();
        PlatformApi api = new PlatformApi(main.service("platform-api", "http").uri(), ENVIRONMENT);
        PostedEvents post = new PostedEvents(main.service("harvester", "http").uri());
        try (ContainerLog log = ContainerLog.on(main.node());
                ContainerLog away = ContainerLog.on(installation.outpost().node());
                EventFlow logged = EventFlow.start("logged", log);
                EventFlow posted = EventFlow.start("posted", post);
                EventFlow sealed = EventFlow.start("sealed", away)) {
            List<EventFlow> flows = List.of(logged, posted, sealed);
            flows.forEach(RollingUpdateIT::awaitRecent);
            log.rotate();
            main.prepare();
            main.workload("harvester").whileAway(() -> rotate(log, logged));
            // All pods at once have taken longer to start than those of one workload do.
            Instant end = Instant.now().plus(start).truncatedTo(ChronoUnit.SECONDS);
            Load load = new Load(api.load(begin, end), end);
            upgrade(installation, api, load);
            flows.forEach(EventFlow::finish);
            assertOnceEverywhere(flows, api, load);
        }
    }

    private record Load(String index, Instant end) {}

    private static void awaitRecent(EventFlow flow) {
        flow.awaitMore();
        await(flow.name() + " in the recent index")
                .atMost(LIMIT)
                .until(() -> !recent(flow).isEmpty());
    }

    private static List<String> recent(EventFlow flow) throws IOException {
        return SearchedIndex.recent(ENVIRONMENT).messages("message:" + flow.name());
    }

    private static void rotate(ContainerLog log, EventFlow logged) {
        for (int rotations = 0; rotations < 3; rotations++) {
            log.rotate();
            logged.awaitMore();
        }
    }

    /** The API first, so that it is replaced in the middle of the load for sure. */
    private static void upgrade(Installation installation, PlatformApi api, Load load) throws Exception {
        Release main = installation.main();
        Service proxy = main.service("nacl-proxy", "nacl");
        int connections = proxy.connections();
        Workload first = main.workload("platform-api");
        try (SteadyCalls calls = SteadyCalls.start(api.historyAddress(load.index()))) {
            first.replace();
            assertThat(api.history(load.index()).text("state")).isEqualTo("LOADING");
            replaceAtOnce(installation.workloads().stream()
                    .filter(workload -> workload != first)
                    .toList());
            assertThat(calls.failures()).as("beside %d calls", calls.answered()).isEmpty();
            System.out.printf("rolling update: %d calls to platform-api were answered%n", calls.answered());
        }
        assertThat(proxy.connections()).isGreaterThan(connections);
        assertThat(LiveClient.firstEvents(main.service("logio-gateway", "http").uri(), ENVIRONMENT))
                .containsAnyOf("logged", "posted");
    }

    /** As Kubernetes does with workloads whose templates have changed: none waits for another. */
    private static void replaceAtOnce(Collection<Workload> workloads) {
        try (AtOnce updates = new AtOnce()) {
            workloads.forEach(workload -> updates.run(workload::replace));
        }
    }

    private void assertOnceEverywhere(List<EventFlow> flows, PlatformApi api, Load load) {
        List<EventFlow.Event> all =
                flows.stream().flatMap(flow -> flow.taken().stream()).toList();
        List<EventFlow.Event> loaded =
                all.stream().filter(event -> event.time().isBefore(load.end())).toList();
        Instant end = Instant.now();
        flows.forEach(flow -> assertOnce("recent, " + flow.name(), flow.taken(), () -> recent(flow)));
        assertOnce("archive", all, () -> api.archived(begin, end));
        assertOnce("history", loaded, () -> new SearchedIndex(load.index()).messages("*"));
        await("history").atMost(LIMIT).pollInterval(POLL).untilAsserted(() -> {
            Manifest history = api.history(load.index());
            assertThat(history.text("state")).as(history.tree().toString()).isEqualTo("READY");
            assertThat(history.at("events", "indexed")).contains((double) loaded.size());
        });
        await("a whole archive").atMost(LIMIT).pollInterval(POLL).untilAsserted(() -> {
            Manifest verified = api.verify(begin, end);
            assertThat(verified.text("whole")).as(verified.tree().toString()).isEqualTo("true");
        });
        flows.forEach(flow -> System.out.printf(
                "rolling update: %d events, %s, are once each in recent and archive%n",
                flow.taken().size(), flow.name()));
        System.out.printf("rolling update: %d of them are once each in a history index%n", loaded.size());
    }

    private static void assertOnce(String where, List<EventFlow.Event> sent, Callable<List<String>> found) {
        List<String> texts = sent.stream().map(EventFlow.Event::text).toList();
        await(where)
                .atMost(LIMIT)
                .pollInterval(POLL)
                .untilAsserted(() -> assertThat(found.call()).containsExactlyInAnyOrderElementsOf(texts));
    }
}
