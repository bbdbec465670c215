package dev.lookback.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lookback.embedded.FreePorts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What the chart renders, run here: the hook's job makes topics and template, then events go from a harvester, by syslog and from a
 * container's log, to the index.
 */
class RunningPodsIT {

    private static final String ENVIRONMENT = "prod";
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private static final String VALUES = "harvester: {settings: {lookback.harvester.buffer: 1s}}";

    @TempDir
    Path directory;

    @Test
    void carryEventsFromTheHarvesterToTheRecentIndex() throws Exception {
        int port = FreePorts.next();
        String sent = "through pods " + UUID.randomUUID();
        String logged = "through a file " + UUID.randomUUID();
        try (ContainerLog log = ContainerLog.on(directory)) {
            log.take(List.of(new EventFlow.Event(Instant.now(), logged)));
        }
        Map<String, String> variables = Map.of("LOOKBACK_HARVESTER_SYSLOG_PORT", Integer.toString(port));
        Rendering rendering = Release.render("open", ENVIRONMENT, VALUES, directory);
        try (Release release = new Release(rendering, ProcessJar::arguments, variables, directory)) {
            release.prepare();
            Workload harvester = release.workload("harvester");
            Workload consumer = release.workload("es-consumer");
            harvester.start();
            consumer.start();

            await("a connection to the harvester").atMost(LIMIT).until(() -> isSent(harvester.process(), port, sent));
            await("the event in the index").atMost(LIMIT).until(() -> isFound(consumer.process(), sent));
            await("the log's event in the index").atMost(LIMIT).until(() -> isFound(consumer.process(), logged));

            harvester.terminate();
            consumer.terminate();
        }
    }

    private static boolean isSent(PodProcess harvester, int port, String text) {
        assertThat(harvester.isAlive()).as(harvester::text).isTrue();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                OutputStream out = socket.getOutputStream()) {
            out.write(("<13>1 - web-1 shop - - - " + text + "\n").getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isFound(PodProcess consumer, String text) throws IOException {
        assertThat(consumer.isAlive()).as(consumer::text).isTrue();
        return SearchedIndex.recent(ENVIRONMENT)
                .messages("message:\"" + text + "\"")
                .equals(List.of(text));
    }
}
