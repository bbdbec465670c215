package dev.lookback.harvester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lookback.embedded.SharedServices;
import dev.lookback.harvester.syslog.GoldenMessage;
import dev.lookback.harvester.syslog.TestCertificate;
import dev.lookback.model.batch.BatchHeaders;
import dev.lookback.model.topic.Lanes;
import dev.lookback.process.StartRefusedException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import javax.net.ssl.SSLException;

class HarvesterIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final String kafka = SharedServices.kafka().bootstrapServers();

    @TempDir
    private Path spool;

    @Test
    void deliversLinesOfBothTransportsAndFramings() throws Exception {
        try (RunningHarvester harvester = RunningHarvester.start("both", kafka, spool)) {
            harvester.sendTcp("<34>Oct 11 22:14:15 web-1 su: lines one\n<34>Oct 11 22:14:16 web-1 su: lines two\r\n");
            harvester.sendTcp(counted("<34>1 2026-10-11T22:14:15Z web-2 su - - - count1")
                    + counted("<34>1 2026-10-11T22:14:15Z web-2 su - - - count2"));
            harvester.sendUdp("<34>1 2026-10-11T22:14:15Z web-3 su - - - datagram\n");
            harvester.sendUdp("no header");

            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(read("h-both").messages())
                            .containsExactlyInAnyOrder(
                                    "lines one", "lines two", "count1", "count2", "datagram", "no header"));
            assertThat(harvester.readiness()).isEqualTo(Status.UP);
            assertThat(harvester.liveness()).isEqualTo(Status.UP);
            await().atMost(LIMIT).until(() -> harvester.books("delivered") == 6);
            assertThat(harvester.books("received")).isEqualTo(6);
            assertThat(harvester.books("in.hand")).isZero();
        }
        assertThat(read("h-both").events())
                .filteredOn(event -> event.at("/message").asString().equals("no header"))
                .extracting(event -> event.at("/host/name").asString())
                .containsExactly("127.0.0.1");
    }

    @Test
    void keepsItsBooksOverEveryOddMessage() throws Exception {
        String tooLong = "x".repeat(300_000);
        JsonMapper json = new JsonMapper();
        List<String> expected = new ArrayList<>(List.of("next"));
        try (RunningHarvester harvester =
                RunningHarvester.start("books", kafka, spool, "lookback.harvester.syslog.zone=Europe/Berlin")) {
            for (GoldenMessage message : GoldenMessage.all()) {
                if (message.isConnection()) {
                    harvester.sendTcp(message.bytes());
                } else {
                    harvester.sendUdp(message.bytes());
                }
                message.events()
                        .forEach(event ->
                                expected.add(json.readTree(event).at("/message").asString()));
            }
            harvester.sendTcp("<13>app: " + tooLong + "\n<13>app: next\n");

            await().atMost(LIMIT).until(() -> harvester.books("received") == expected.size() + 1);
            await().atMost(LIMIT).until(() -> harvester.books("delivered") == expected.size() + 1);
            assertThat(harvester.books("dropped")).isZero();
            assertThat(harvester.books("in.hand")).isZero();
        }

        assertThat(read("h-books").messages())
                .filteredOn(message -> message.length() < 200_000)
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(read("h-books").messages())
                .filteredOn(tooLong::startsWith)
                .anyMatch(message -> message.length() > 200_000);
    }

    @Test
    void deliversOverTlsWithABundleOfSpringBootAsItIsReloaded() throws Exception {
        TestCertificate first = TestCertificate.make(spool.resolve("first.p12"));
        TestCertificate second = TestCertificate.make(spool.resolve("second.p12"));
        Path file = Files.copy(first.file(), spool.resolve("syslog.p12"));
        try (RunningHarvester harvester = RunningHarvester.start(
                "tls",
                kafka,
                spool,
                "spring.ssl.bundle.jks.syslog.keystore.location=file:" + file,
                "spring.ssl.bundle.jks.syslog.keystore.password=" + TestCertificate.PASSWORD,
                "spring.ssl.bundle.jks.syslog.reload-on-update=true",
                "spring.ssl.bundle.watch.file.quiet-period=100ms",
                "lookback.harvester.syslog.tls.bundle=syslog",
                "lookback.harvester.syslog.tls.port=0")) {
            harvester.sendTls(first.trusted(), "<34>1 2026-10-11T22:14:15Z web-1 su - - - first\n");
            Files.copy(second.file(), file, StandardCopyOption.REPLACE_EXISTING);

            await().atMost(LIMIT).ignoreExceptionsInstanceOf(SSLException.class).until(() -> {
                harvester.sendTls(second.trusted(), "<34>1 2026-10-11T22:14:15Z web-1 su - - - second\n");
                return true;
            });
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(read("h-tls").messages()).containsExactly("first", "second"));
        }
    }

    @Test
    void refusesABundleThatIsNotThere() {
        assertThatThrownBy(() ->
                        RunningHarvester.start("bundle", kafka, spool, "lookback.harvester.syslog.tls.bundle=none"))
                .hasRootCauseInstanceOf(NoSuchSslBundleException.class)
                .hasStackTraceContaining(
                        StartRefusedException.class.getName()
                                + ": lookback.harvester.syslog.tls.bundle: none (expected: the name of one of spring.ssl.bundle");
    }

    @Test
    void sendsBatchesAsTheContractSays() throws Exception {
        try (RunningHarvester harvester = RunningHarvester.start("batches", kafka, spool, "lookback.lanes=2")) {
            StringBuilder lines = new StringBuilder();
            for (int i = 0; i < 20; i++) {
                lines.append("<34>1 2026-10-11T22:%02d:15Z web-%d su - - - %d%n".formatted(i, i % 3, i));
            }
            harvester.sendTcp(lines.toString());
        }
        HarvestedBatches harvested = read("h-batches");

        assertThat(harvested.messages()).hasSize(20);
        assertThat(harvested.headers())
                .extracting(headers -> headers.origin().sequence())
                .containsExactlyElementsOf(
                        IntStream.range(0, harvested.headers().size())
                                .mapToObj(Long::valueOf)
                                .toList());
        for (ConsumerRecord<String, byte[]> stored : harvested.records()) {
            BatchHeaders headers = HarvestedBatches.headers(stored);
            assertThat(stored.key()).isEqualTo(headers.host());
            assertThat(stored.partition()).isEqualTo(new Lanes(2).partition(headers.interval(), headers.host(), 4));
            assertThat(stored.timestampType()).isEqualTo(TimestampType.LOG_APPEND_TIME);
        }
    }

    @Test
    void deliversAllThatItHasReadWhenItIsStopped() throws Exception {
        int count = 50_000;
        try (RunningHarvester harvester =
                        RunningHarvester.start("stopped", kafka, spool, "lookback.harvester.buffer=1h");
                Socket socket = harvester.connect()) {
            OutputStream output = socket.getOutputStream();
            for (int i = 0; i < count; i++) {
                output.write(
                        ("<34>1 2026-10-11T22:14:15Z web-1 su - - - " + i + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        List<String> messages = read("h-stopped").messages();

        assertThat(messages).hasSize(count).doesNotHaveDuplicates();
    }

    @Test
    void deliversWhatWasSentBeforeItsConnectionWasAcceptedWhenItIsStopped() throws Exception {
        int count = 100;
        try (RunningHarvester harvester = RunningHarvester.start("backlog", kafka, spool)) {
            for (int i = 0; i < count; i++) {
                harvester.sendTcp("<34>1 2026-10-11T22:14:15Z web-1 su - - - " + i);
            }
        }

        assertThat(read("h-backlog").messages()).hasSize(count).doesNotHaveDuplicates();
    }

    @Test
    void deliversDatagramsThatTheKernelHeldWhenItIsStopped() throws Exception {
        int count = 100;
        try (RunningHarvester harvester = RunningHarvester.start("datagrams", kafka, spool)) {
            for (int i = 0; i < count; i++) {
                harvester.sendUdp("<34>1 2026-10-11T22:14:15Z web-1 su - - - " + i);
            }
        }

        assertThat(read("h-datagrams").messages()).hasSize(count).doesNotHaveDuplicates();
    }

    @Test
    void goesOnWithItsNumbersAfterACleanStop() throws Exception {
        for (int run = 0; run < 2; run++) {
            try (RunningHarvester harvester = RunningHarvester.start("numbers", kafka, spool)) {
                harvester.sendTcp("<34>1 2026-10-11T22:14:15Z web-1 su - - - " + run + "\n");
            }
        }
        List<BatchHeaders> headers = read("h-numbers").headers();

        assertThat(headers).extracting(header -> header.origin().sequence()).containsExactly(0L, 1L);
        assertThat(headers.getFirst().agent()).isEqualTo(headers.getLast().agent());
        assertThat(headers.getLast().origin().previous())
                .contains(headers.getFirst().interval());
    }

    @Test
    void makesTheTopicWithAppendTime() throws Exception {
        RunningHarvester.start("made", kafka, spool).close();

        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, "h-made");
            var config = admin.describeConfigs(List.of(topic)).all().get().get(topic);
            assertThat(config.get("message.timestamp.type").value()).isEqualTo("LogAppendTime");
            assertThat(config.get("retention.ms").value())
                    .isEqualTo(Long.toString(Duration.ofDays(3).toMillis()));
        }
    }

    @Test
    void refusesATopicWithTheProducersTime() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            admin.createTopics(List.of(new NewTopic("h-wrong", 1, (short) 1)))
                    .all()
                    .get();
        }

        assertThatThrownBy(() -> RunningHarvester.start("wrong", kafka, spool))
                .hasRootCauseInstanceOf(StartRefusedException.class)
                .rootCause()
                .hasMessage("h-wrong: message.timestamp.type is CreateTime (expected: LogAppendTime; set it with: "
                        + "kafka-configs.sh --bootstrap-server " + kafka
                        + " --alter --entity-type topics --entity-name h-wrong --add-config"
                        + " message.timestamp.type=LogAppendTime)");
    }

    @Test
    void refusesMoreLanesThanPartitions() {
        assertThatThrownBy(() -> RunningHarvester.start("lanes", kafka, spool, "lookback.lanes=5"))
                .rootCause()
                .hasMessage("lookback.lanes: 5 (expected: at most 4, the partitions of h-lanes)");
    }

    @Test
    void refusesAPortThatIsTaken() {
        try (RunningHarvester first = RunningHarvester.start("port", kafka, spool)) {
            assertThatThrownBy(() -> RunningHarvester.start(
                            "port",
                            kafka,
                            spool.resolveSibling("second"),
                            "lookback.harvester.syslog.port=" + first.port()))
                    .hasStackTraceContaining("lookback.harvester.syslog.port: " + first.port()
                            + " (expected: free for TCP on 127.0.0.1");
        }
    }

    @Test
    void countsTheDatagramsThatTheKernelDropped() throws IOException {
        try (RunningHarvester harvester =
                RunningHarvester.start("flood", kafka, spool, "lookback.harvester.syslog.udp.receive-buffer=2KB")) {
            byte[] datagram =
                    ("<34>1 2026-10-11T22:14:15Z web-1 su - - - " + "x".repeat(1_000)).getBytes(StandardCharsets.UTF_8);
            int sent = 0;
            while (harvester.droppedByKernel() == 0) {
                for (int i = 0; i < 1_000; i++) {
                    harvester.sendUdp(datagram);
                }
                sent += 1_000;
            }
            int all = sent;
            await().atMost(LIMIT).until(() -> harvester.books("received") + harvester.droppedByKernel() == all);
        }
    }

    @Test
    void refusesASpoolThatAnotherHarvesterHas() {
        try (RunningHarvester _ = RunningHarvester.start("spool", kafka, spool)) {
            assertThatThrownBy(() -> RunningHarvester.start("spool", kafka, spool))
                    .hasStackTraceContaining("lookback.harvester.spool.directory: " + spool
                            + " (expected: one that no other harvester uses; process "
                            + ProcessHandle.current().pid() + " has it)");
        }
    }

    private static String counted(String message) {
        return message.length() + " " + message;
    }

    private HarvestedBatches read(String topic) {
        return HarvestedBatches.read(kafka, topic);
    }
}
