package dev.lookback.workers.nacl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lookback.embedded.SharedServices;
import dev.lookback.model.batch.BatchHeaders;
import dev.lookback.model.batch.Gzip;
import dev.lookback.model.topic.Environment;
import dev.lookback.model.topic.Lanes;
import dev.lookback.nacl.Answer;
import dev.lookback.nacl.BatchFrame;
import dev.lookback.nacl.KeyFiles;
import dev.lookback.nacl.KeyPair;
import dev.lookback.nacl.PublicKey;
import dev.lookback.process.StartRefusedException;
import dev.lookback.workers.WorkersApplication;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The role as a process has it, on the real Kafka. */
class NaclProxyIT {

    private static final Duration LIMIT = Duration.ofSeconds(120);

    private static final String PYTHON = "/usr/bin/python3";

    private static int environments;

    @TempDir
    Path directory;

    private final String kafka = SharedServices.kafka().bootstrapServers();
    private final Environment environment = new Environment("nacl-" + environments++);
    private KeyPair own;
    private PublicKey proxy;
    private Path authorized;
    private ConfigurableApplicationContext context;

    @BeforeEach
    void writeKeys() throws IOException {
        own = KeyFiles.writeNew(directory.resolve("web-1"));
        proxy = KeyFiles.writeNew(directory.resolve("proxy")).publicKey();
        authorized = directory.resolve("authorized_keys");
        Files.writeString(authorized, own.publicKey() + " " + environment + " web-1\n");
    }

    @AfterEach
    void stop() {
        if (context != null) {
            context.close();
        }
    }

    private void start(String... settings) {
        List<String> all = new ArrayList<>(List.of(
                "--lookback.workers.roles=nacl-proxy",
                "--lookback.environment=" + environment,
                "--spring.kafka.bootstrap-servers=" + kafka,
                "--server.port=0",
                "--management.endpoint.health.probes.enabled=true",
                "--lookback.nacl.port=0",
                "--lookback.nacl.key=" + directory.resolve("proxy.key"),
                "--lookback.nacl.authorized-keys=" + authorized));
        all.addAll(List.of(settings));
        context = new SpringApplicationBuilder(WorkersApplication.class).run(all.toArray(new String[0]));
    }

    private TestHarvester connect() throws IOException {
        return new TestHarvester(port(), own, proxy);
    }

    private int port() {
        return context.getBean(NaclListener.class).port();
    }

    @Test
    void aBatchIsInKafkaAsItCameWhenItIsAcknowledged() throws IOException {
        start("--lookback.lanes=3");
        List<BatchFrame> sent = new ArrayList<>();
        try (TestHarvester harvester = connect()) {
            for (int i = 0; i < 20; i++) {
                BatchFrame batch = TestBatches.batch(i, environment);
                sent.add(batch);
                harvester.send(batch);
            }
            for (int i = 0; i < 20; i++) {
                assertThat(harvester.answer()).isInstanceOf(Answer.Ack.class);
            }
        }

        List<ConsumerRecord<String, byte[]>> stored = stored();
        assertThat(stored).hasSize(20);
        for (ConsumerRecord<String, byte[]> entry : stored) {
            BatchHeaders headers = BatchHeaders.parse(headers(entry)).orElseThrow();
            BatchFrame batch = sent.get((int) headers.origin().sequence());
            assertThat(headers(entry)).isEqualTo(batch.headers());
            assertThat(entry.key()).isEqualTo("web-1");
            assertThat(entry.value()).isEqualTo(batch.value());
            assertThat(entry.timestampType()).isEqualTo(TimestampType.LOG_APPEND_TIME);
            assertThat(entry.partition()).isEqualTo(new Lanes(3).partition(headers.interval(), "web-1", 4));
        }
        assertThat(context.getBean(HealthEndpoint.class)
                        .healthForPath("readiness")
                        .getStatus())
                .isEqualTo(Status.UP);
    }

    @Test
    void anEnvironmentThatAKeyNamesLaterGetsItsTopicWithoutARestart() throws IOException {
        start();
        Environment later = new Environment(environment + "-later");
        Files.writeString(authorized, own.publicKey() + " " + environment + "," + later + " web-1\n");

        try (TestHarvester harvester = connect()) {
            await().atMost(LIMIT).until(() -> {
                harvester.send(TestBatches.batch(1, later));
                return harvester.answer().equals(new Answer.Ack(1));
            });
        }
    }

    @Test
    void aKeyThatIsRemovedFromTheFileLosesItsConnection() throws IOException {
        start();
        try (TestHarvester harvester = connect()) {
            Files.writeString(authorized, "");

            assertThatThrownBy(harvester::answer).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aTopicWithTheProducersTimeEndsTheStart() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            admin.createTopics(
                            List.of(new NewTopic(environment.harvestTopic(), Optional.of(4), Optional.<Short>empty())))
                    .all()
                    .get();
        }

        assertThatThrownBy(this::start)
                .extracting(NestedExceptionUtils::getMostSpecificCause)
                .isInstanceOf(StartRefusedException.class)
                .asString()
                .contains("kafka-configs.sh", "--entity-name " + environment.harvestTopic());
    }

    /** Kafka's own limit of a topic is smaller than what a batch may be: nobody but its operator can help. */
    @Test
    void aBatchThatKafkaWillNeverTakeIsRefusedForGood() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            admin.createTopics(List.of(new NewTopic(environment.harvestTopic(), Optional.of(4), Optional.<Short>empty())
                            .configs(Map.of("message.timestamp.type", "LogAppendTime", "max.message.bytes", "500"))))
                    .all()
                    .get();
        }
        start();
        try (TestHarvester harvester = connect()) {
            byte[] noise = new byte[2000];
            new java.util.Random(1).nextBytes(noise);
            BatchFrame batch = TestBatches.batch(1, environment);
            harvester.send(new BatchFrame(
                    1, environment, batch.headers(), batch.key(), Gzip.compress(noise, 0, noise.length)));

            assertThat(harvester.answer())
                    .isInstanceOfSatisfying(
                            Answer.Nack.class, nack -> assertThat(nack.retry()).isFalse());
            harvester.send(batch);
            assertThat(harvester.answer()).isEqualTo(new Answer.Ack(1));
        }
    }

    @Test
    void aClientOfAnotherLibraryIsUnderstood() throws Exception {
        requirePythonNacl();
        start();

        String answer = python(environment.name());
        String refused = python("elsewhere");

        assertThat(answer).isEqualTo("{\"ack\": 7}");
        assertThat(refused).startsWith("{\"error\": \"environment: elsewhere").endsWith("\"retry\": false}");
        ConsumerRecord<String, byte[]> entry = stored().getFirst();
        assertThat(entry.key()).isEqualTo("python-1");
        assertThat(BatchHeaders.parse(headers(entry))).isPresent();
        assertThat(new String(Gzip.expand(entry.value(), 10_000), StandardCharsets.UTF_8))
                .contains("\"message\":\"sent from python\"");
    }

    private String python(String target) throws IOException, InterruptedException {
        Process client = new ProcessBuilder(
                        PYTHON,
                        Path.of("src/test/python/nacl_client.py")
                                .toAbsolutePath()
                                .toString(),
                        Integer.toString(port()),
                        directory.resolve("web-1.key").toString(),
                        directory.resolve("proxy.pub").toString(),
                        target,
                        "python-1",
                        "sent from python")
                .redirectErrorStream(true)
                .start();
        String output = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(client.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return output.strip();
    }

    private static void requirePythonNacl() throws IOException, InterruptedException {
        boolean isThere = Files.isExecutable(Path.of(PYTHON))
                && new ProcessBuilder(PYTHON, "-c", "import nacl.bindings")
                                .redirectErrorStream(true)
                                .start()
                                .waitFor()
                        == 0;
        if (!isThere && "true".equals(System.getenv("CI"))) {
            throw new AssertionError("python3-nacl is missing (expected: Debian's python3-nacl, as CI=true)");
        }
        Assumptions.assumeTrue(isThere, "python3-nacl is missing: install Debian's python3-nacl");
    }

    private List<ConsumerRecord<String, byte[]>> stored() {
        List<ConsumerRecord<String, byte[]>> stored = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(environment.harvestTopic()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(stored::add);
            }
        }
        return stored;
    }

    private static Map<String, String> headers(ConsumerRecord<?, ?> stored) {
        return Arrays.stream(stored.headers().toArray())
                .collect(Collectors.toMap(
                        header -> header.key(), header -> new String(header.value(), StandardCharsets.UTF_8)));
    }
}
