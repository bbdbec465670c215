package dev.lookback.harvester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lookback.embedded.EmbeddedKafka;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/** Files are read by the real process, which is killed, and sent to the real Kafka. */
class FilesIT {

    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final int RUNS = 5;
    private static final int PHASES = 3;
    private static final String INPUT = "lookback.harvester.file.inputs[0].";

    @TempDir
    private Path directory;

    private EmbeddedKafka kafka;
    private Path logs;
    private int written;
    private int arrived;

    @BeforeEach
    void setUp() throws IOException {
        kafka = EmbeddedKafka.start(directory.resolve("kafka"));
        logs = Files.createDirectory(directory.resolve("logs"));
    }

    @AfterEach
    void closeKafka() {
        kafka.close();
    }

    @Test
    void readsEachLineOnceThoughLogsRotateAndTheHarvesterIsKilled() throws Exception {
        for (int run = 0; run < RUNS; run++) {
            Process harvester = startProcess();
            try {
                for (int phase = 0; phase < PHASES; phase++) {
                    writeAndRotate();
                    awaitEvents(run == RUNS - 1 && phase == PHASES - 1 ? written : arrived + 1);
                }
            } finally {
                // SIGKILL.
                harvester.destroyForcibly().waitFor();
            }
        }

        assertThat(distinct("h-killed").values())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, written).mapToObj(FilesIT::line).toList());
    }

    @Test
    void readsWhatItsSettingsSay() throws Exception {
        Files.writeString(logs.resolve("shop.log"), """
                2026-11-23 10:00:00 ERROR failed
                java.lang.IllegalStateException: boom
                \tat shop.Cart.pay(Cart.java:7)
                2026-11-23 10:00:01 INFO goes on
                """);
        Files.writeString(logs.resolve("pay.json"), "{\"level\":\"warn\",\"msg\":\"slow\",\"app\":\"pay\"}\n");
        try (RunningHarvester harvester = RunningHarvester.start(
                "settings",
                kafka.bootstrapServers(),
                directory.resolve("spool"),
                INPUT + "paths=" + logs + "/*.log",
                INPUT + "format=pattern",
                INPUT + "pattern=^(?<@timestamp>\\S+ \\S+) (?<log.level>[A-Z]+) (?<message>.*)",
                INPUT + "timestamp-format=yyyy-MM-dd HH:mm:ss",
                INPUT + "zone=UTC",
                "lookback.harvester.file.inputs[1].paths=" + logs + "/*.json",
                "lookback.harvester.file.inputs[1].host=db-1",
                "lookback.harvester.file.inputs[1].format=json")) {
            await().atMost(LIMIT).until(() -> harvester.books("delivered") == 3);
            assertThat(harvester.health("file")).containsEntry("files", 2).containsEntry("unreadable", 0);
        }

        List<JsonNode> events = events("h-settings");
        assertThat(events)
                .extracting(event -> event.at("/service/name").asString() + " "
                        + event.at("/log/level").asString() + " "
                        + event.at("/message").asString())
                .containsExactlyInAnyOrder(
                        "shop ERROR failed\njava.lang.IllegalStateException: boom\n\tat shop.Cart.pay(Cart.java:7)",
                        "shop INFO goes on",
                        "pay warn slow");
        assertThat(events)
                .filteredOn(event -> event.at("/host/name").asString().equals("db-1"))
                .hasSize(1);
    }

    private void awaitEvents(int count) {
        await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptions()
                .until(() -> {
                    arrived = distinct("h-killed").size();
                    return arrived >= count;
                });
    }

    /** Messages by id: what is sent again is the same. */
    private Map<String, String> distinct(String topic) {
        return events(topic).stream()
                .collect(Collectors.toMap(
                        event -> event.at("/event/id").asString(),
                        event -> event.at("/message").asString(),
                        (one, other) -> one));
    }

    private void writeAndRotate() throws IOException {
        for (int i = 0; i < 10; i++) {
            write(200);
            if (i % 4 == 3) {
                rotate(i == 7);
            }
        }
    }

    private List<JsonNode> events(String topic) {
        return HarvestedBatches.read(kafka.bootstrapServers(), topic).events();
    }

    private void write(int count) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < count; i++) {
            lines.append(line(written++)).append('\n');
        }
        Files.writeString(log(""), lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static String line(int number) {
        return number + " of all lines, each of which is to be there once";
    }

    private void rotate(boolean isCompressed) throws IOException {
        for (int i = 40; i > 0; i--) {
            for (String suffix : List.of("", ".gz")) {
                if (Files.exists(log("." + i + suffix))) {
                    Files.move(log("." + i + suffix), log("." + (i + 1) + suffix));
                }
            }
        }
        Files.move(log(""), log(".1"), StandardCopyOption.ATOMIC_MOVE);
        if (isCompressed) {
            try (OutputStream output = new GZIPOutputStream(Files.newOutputStream(log(".1.gz")))) {
                Files.copy(log(".1"), output);
            }
            Files.delete(log(".1"));
        }
    }

    private Path log(String suffix) {
        return logs.resolve("app.log" + suffix);
    }

    private Process startProcess() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                HarvesterApplication.class.getName()));
        Map.of(
                        "lookback.environment",
                        "killed",
                        "spring.kafka.bootstrap-servers",
                        kafka.bootstrapServers(),
                        "server.port",
                        "0",
                        "lookback.harvester.spool.directory",
                        directory.resolve("spool").toString(),
                        "lookback.harvester.syslog.port",
                        "0",
                        "lookback.harvester.buffer",
                        "1s",
                        INPUT + "paths",
                        logs + "/app.log*")
                .forEach((name, value) -> command.add("--" + name + "=" + value));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("harvester.log").toFile()))
                .start();
    }
}
