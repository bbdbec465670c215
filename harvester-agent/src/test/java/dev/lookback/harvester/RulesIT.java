package dev.lookback.harvester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lookback.embedded.SharedServices;
import dev.lookback.harvester.live.ListeningGateway;
import dev.lookback.process.StartRefusedException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The whole process with a file of rules. */
class RulesIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int CONNECTIONS = 4;
    private static final int EACH = 20_000;

    private final String kafka = SharedServices.kafka().bootstrapServers();

    @TempDir
    private Path directory;

    private Path spool;
    private Path rules;

    @BeforeEach
    void name() {
        spool = directory.resolve("spool");
        rules = directory.resolve("rules.yaml");
    }

    @Test
    void whatIsRedactedIsNeitherInKafkaNorLiveNorOnDisk() throws Exception {
        Files.writeString(rules, """
                - redact: {pattern: 'password=\\S+', with: 'password=***'}
                - drop:
                  when: service.name:cron
                - set: {labels.team: web}
                  when: host.name:web-*
                """);
        try (ListeningGateway gateway = ListeningGateway.start("rules");
                RunningHarvester harvester = start("rules", "lookback.harvester.live.receivers=" + gateway.setting())) {
            harvester.sendTcp("<34>1 2026-10-11T22:14:15Z web-1 su - - - login password=hunter2 ok\n"
                    + "<34>1 2026-10-11T22:14:15Z web-1 cron - - - password=hunter2\n"
                    + "<34>1 2026-10-11T22:14:15Z db-1 su - - - other\n");

            await().atMost(LIMIT).until(() -> harvester.books("delivered") == 2);
            assertThat(harvester.books("received")).isEqualTo(3);
            assertThat(harvester.books("dropped")).isEqualTo(1);
            await().atMost(LIMIT).until(() -> gateway.lines().size() == 2);
            assertThat(gateway.lines()).noneMatch(line -> line.contains("hunter2"));
            assertThat(harvester.health("rules")).containsEntry("rules", 3).containsKey("readAt");
        }
        HarvestedBatches harvested = HarvestedBatches.read(kafka, "h-rules");
        assertThat(harvested.messages()).containsExactlyInAnyOrder("login password=*** ok", "other");
        assertThat(harvested.events())
                .extracting(event -> event.at("/labels/team").asString(""))
                .containsExactlyInAnyOrder("web", "");
        try (Stream<Path> files = Files.walk(spool)) {
            assertThat(files.filter(Files::isRegularFile)).noneMatch(RulesIT::holdsTheSecret);
        }
    }

    private static boolean holdsTheSecret(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).contains("hunter2");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** New files, broken ones, and SIGHUP, while events come in. */
    @Test
    void losesNothingWhileRulesChange() throws Exception {
        replaceRules("0");
        try (RunningHarvester harvester = start("reload", "lookback.harvester.rules-poll=20ms")) {
            List<CompletableFuture<Void>> senders = IntStream.range(0, CONNECTIONS)
                    .mapToObj(sender -> CompletableFuture.runAsync(() -> send(harvester, sender)))
                    .toList();
            CompletableFuture<Void> sent = CompletableFuture.allOf(senders.toArray(CompletableFuture[]::new));
            int version = 0;
            while (!sent.isDone() || version < 5) {
                version++;
                replaceRules(Integer.toString(version));
                int expected = version;
                await().atMost(LIMIT).until(() -> {
                    hangUp();
                    return harvester.health("rules").get("rules").equals(1 + expected % 3);
                });
                Files.writeString(rules, "- drip");
                await().atMost(LIMIT).until(() -> harvester.health("rules").containsKey("problem"));
            }
            sent.join();
            await().atMost(LIMIT).until(() -> harvester.books("delivered") == CONNECTIONS * EACH);
            assertThat(harvester.books("received")).isEqualTo(CONNECTIONS * EACH);
            assertThat(harvester.books("dropped")).isZero();
            assertThat(harvester.health("errors")).containsKey("rules");
        }
        HarvestedBatches harvested = HarvestedBatches.read(kafka, "h-reload");
        assertThat(harvested.messages()).hasSize(CONNECTIONS * EACH).doesNotHaveDuplicates();
        List<JsonNode> events = harvested.events();
        assertThat(events).allMatch(event -> !event.at("/labels/version").isMissingNode());
        assertThat(events.stream()
                        .map(event -> event.at("/labels/version").asInt())
                        .distinct()
                        .count())
                .isGreaterThan(1);
    }

    /** A set of one to three rules, by its version. */
    private void replaceRules(String version) throws IOException {
        String extra = "- set: {labels.extra: x}\n  when: message:nothing\n".repeat(Integer.parseInt(version) % 3);
        Path next = directory.resolve("next.yaml");
        Files.writeString(next, "- set: {labels.version: " + version + "}\n" + extra);
        Files.move(next, rules, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void send(RunningHarvester harvester, int sender) {
        try (Socket socket = harvester.connect();
                OutputStream output = socket.getOutputStream()) {
            for (int i = 0; i < EACH; i++) {
                output.write(("<34>1 2026-10-11T22:14:15Z web-" + sender + " su - - - " + sender + "/" + i + "\n")
                        .getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void livesOnAtSighupWithoutRules() throws Exception {
        try (RunningHarvester harvester = start("hangup", "lookback.harvester.rules=")) {
            hangUp();
            harvester.sendTcp("<34>1 2026-10-11T22:14:15Z web-1 su - - - alive\n");

            await().atMost(LIMIT).until(() -> harvester.books("delivered") == 1);
            assertThat(harvester.health("rules")).containsEntry("rules", 0);
        }
    }

    @Test
    void refusesToStartWithWrongRules() throws Exception {
        Files.writeString(rules, "- drop:\n  when: 'a:('\n- set: {level: x}\n");

        assertThatThrownBy(() -> start("wrong"))
                .hasStackTraceContaining(StartRefusedException.class.getName() + ": lookback.harvester.rules: " + rules
                        + ": line 2: when: a:( (at character 4")
                .hasStackTraceContaining("line 3: set.level: level (expected: log.level)");
    }

    @Test
    void refusesToStartWithoutTheFileThatIsNamed() {
        assertThatThrownBy(() -> start("missing"))
                .hasStackTraceContaining(
                        "lookback.harvester.rules: " + rules + ": missing (expected: a file of rules)");
    }

    private static void hangUp() throws IOException, InterruptedException {
        String pid = Long.toString(ProcessHandle.current().pid());
        assertThat(new ProcessBuilder("kill", "-HUP", pid).start().waitFor()).isZero();
    }

    private RunningHarvester start(String environment, String... settings) {
        String[] all = Stream.concat(Stream.of("lookback.harvester.rules=" + rules), Stream.of(settings))
                .toArray(String[]::new);
        return RunningHarvester.start(environment, kafka, spool, all);
    }
}
