package dev.lookback.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lookback.embedded.EmbeddedS3;
import dev.lookback.embedded.SharedServices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * All that the chart renders of one environment, run here and replaced as {@code helm upgrade} does it while events flow: from a
 * container's log, which is rotated, and over HTTP. The proxy is left out: its pods share one address, for which a balancer would
 * be needed that is not ours. {@code -Dlookback.rolling=true} runs it; it takes four minutes.
 */
@EnabledIfSystemProperty(
        named = "lookback.rolling",
        matches = "true",
        disabledReason = "takes four minutes: runs with -Dlookback.rolling=true")
class RollingUpdateIT {

    private static final String ENVIRONMENT = "rolling";
    private static final String BUCKET = "rolling";
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofSeconds(1);

    /** From the asking for a load to its range's end: longer than it takes to replace platform-api. */
    private static final Duration LOAD = Duration.ofSeconds(90);

    /** Intervals close soon, and what comes late is archived and loaded soon. */
    private static final String VALUES = """
            s3: {bucket: %s, endpoint: "%s"}
            settings:
              lookback.compressor.grace: 5s
              lookback.compressor.late-window: 5s
              lookback.scheduler.late-interval: 1s
            harvester: {settings: {lookback.harvester.buffer: 1s}}
            """;

    private final Instant begin = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @TempDir
    Path directory;

    @Test
    void losesNoEventAndHasNoneTwice() throws Exception {
        try (Release release = release()) {
            try {
                installAndUpgrade(release);
            } catch (Exception | AssertionError failure) {
                release.workloads().forEach(workload -> workload.addLogsTo(failure));
                throw failure;
            }
        }
    }

    private Release release() throws IOException {
        EmbeddedS3 s3 = SharedServices.s3().withBucket(BUCKET);
        Map<String, String> variables = Map.of(
                "SPRING_CLOUD_AWS_CREDENTIALS_ACCESSKEY",
                s3.accessKey(),
                "SPRING_CLOUD_AWS_CREDENTIALS_SECRETKEY",
                s3.secretKey(),
                // Tests alone may have another one, so the chart does not take it.
                "LOOKBACK_BLOCKINTERVAL",
                "10s");
        return Release.of(ENVIRONMENT, VALUES.formatted(BUCKET, s3.endpoint()), variables, directory);
    }

    private void installAndUpgrade(Release release) throws Exception {
        release.prepare();
        release.start();
        Workload harvester = release.workload("harvester");
        PlatformApi api = new PlatformApi(release.workload("platform-api")::address, ENVIRONMENT);
        try (ContainerLog log = ContainerLog.on(directory);
                EventFlow logged = EventFlow.start("logged", log);
                EventFlow posted = EventFlow.start("posted", new PostedEvents(harvester::address))) {
            awaitRecent(logged, posted);
            log.rotate();
            release.prepare();
            harvester.whileAway(() -> {
                for (int rotations = 0; rotations < 3; rotations++) {
                    log.rotate();
                    logged.awaitMore();
                }
            });
            Instant end = Instant.now().plus(LOAD).truncatedTo(ChronoUnit.SECONDS);
            String history = api.load(begin, end);
            upgrade(release, api, history);
            logged.finish();
            posted.finish();
            assertOnceEverywhere(logged, posted, api, new Load(history, end));
        }
    }

    private record Load(String index, Instant end) {}

    private static void awaitRecent(EventFlow... flows) {
        for (EventFlow flow : flows) {
            flow.awaitMore();
        }
        await("events in the recent index")
                .atMost(LIMIT)
                .until(() -> !recent("kubernetes").isEmpty() && !recent("shop").isEmpty());
    }

    private static List<String> recent(String service) throws IOException {
        return SearchedIndex.recent(ENVIRONMENT).messages("service.name:" + service);
    }

    /** The API first, so that it is replaced in the middle of the load for sure. */
    private static void upgrade(Release release, PlatformApi api, String history) throws Exception {
        Workload first = release.workload("platform-api");
        Release.replaceAtOnce(List.of(first));
        assertThat(api.history(history).text("state")).isEqualTo("LOADING");
        Release.replaceAtOnce(release.workloads().stream()
                .filter(workload -> workload != first)
                .toList());
        assertThat(LiveClient.firstEvents(release.workload("logio-gateway").address(), ENVIRONMENT))
                .containsAnyOf("logged", "posted");
    }

    private void assertOnceEverywhere(EventFlow logged, EventFlow posted, PlatformApi api, Load load) {
        List<EventFlow.Event> all =
                Stream.concat(logged.taken().stream(), posted.taken().stream()).toList();
        List<EventFlow.Event> loaded =
                all.stream().filter(event -> event.time().isBefore(load.end())).toList();
        Instant end = Instant.now();
        assertOnce("recent, of a container's log", logged.taken(), () -> recent("kubernetes"));
        assertOnce("recent, over HTTP", posted.taken(), () -> recent("shop"));
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
        System.out.printf(
                "rolling update: %d events of a container's log and %d over HTTP are once each in recent and archive, %d of them in a history index%n",
                logged.taken().size(), posted.taken().size(), loaded.size());
    }

    private static void assertOnce(String where, List<EventFlow.Event> sent, Callable<List<String>> found) {
        List<String> texts = sent.stream().map(EventFlow.Event::text).toList();
        await(where)
                .atMost(LIMIT)
                .pollInterval(POLL)
                .untilAsserted(() -> assertThat(found.call()).containsExactlyInAnyOrderElementsOf(texts));
    }
}
