package dev.lookback.workers.compressor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lookback.embedded.EmbeddedS3;
import dev.lookback.embedded.SharedServices;
import dev.lookback.model.block.BlockCatalogue;
import dev.lookback.model.block.BlockCodec;
import dev.lookback.model.block.BlockStore;
import dev.lookback.model.block.Part;
import dev.lookback.model.block.PartManifest;
import dev.lookback.model.time.Interval;
import dev.lookback.model.time.Intervals;
import dev.lookback.model.topic.Environment;
import dev.lookback.workers.WorkersApplication;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/** The role in the real application, with the real Kafka and S3, and intervals of four seconds. */
class CompressorIT {

    private static final Intervals INTERVALS = new Intervals(Duration.ofSeconds(4));
    private static final Interval FIRST = new Interval(0);
    private static final Interval LAST = Interval.parse("zzzzzzz");
    private static final AtomicBoolean FAIL_BEHIND_MANIFEST = new AtomicBoolean();

    private final String name = "t" + UUID.randomUUID().toString().substring(0, 8);
    private final Environment environment = new Environment(name);
    private final CompressorTopics kafka =
            new CompressorTopics(environment, SharedServices.kafka().bootstrapServers());
    private final List<ConfigurableApplicationContext> started = new ArrayList<>();

    @TempDir
    Path directory;

    /** Lets a test end the archive's call with a failure when the part is there already. */
    static class Faults {

        @Bean
        static BeanPostProcessor faults() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String beanName) {
                    return bean instanceof BlockStore store ? new FaultyStore(store) : bean;
                }
            };
        }
    }

    private record FaultyStore(BlockStore store) implements BlockStore {

        @Override
        public void write(PartManifest manifest, Path data) throws IOException {
            store.write(manifest, data);
            if (FAIL_BEHIND_MANIFEST.get()) {
                throw new IOException("no answer behind the manifest");
            }
        }

        @Override
        public InputStream read(Environment environment, Part part) throws IOException {
            return store.read(environment, part);
        }

        @Override
        public PartManifest manifest(Environment environment, Part part) throws IOException {
            return store.manifest(environment, part);
        }
    }

    @AfterEach
    void stop() {
        FAIL_BEHIND_MANIFEST.set(false);
        started.forEach(ConfigurableApplicationContext::close);
    }

    @Test
    void aQuietTopicsEventsAreArchivedSentAsChunksAndCommitted() throws IOException {
        ConfigurableApplicationContext workers = start();
        Instant now = Instant.now();
        String lines = TestLines.line(now, 1) + TestLines.line(now, 2);
        kafka.send(batch(now, 0, lines), batch(now, 1, lines));

        Part part = onlyPart(workers);

        assertThat(part.name().events()).isEqualTo(2);
        assertThat(text(workers, part)).isEqualTo(lines);
        assertThat(workers.getBean(BlockStore.class)
                        .manifest(environment, part)
                        .agents()
                        .get("a7f0")
                        .host())
                .isEqualTo("web-1");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(kafka.commit(0))
                        .hasValueSatisfying(
                                commit -> assertThat(commit.offset()).isEqualTo(2)));
        assertThat(kafka.chunks()).containsEntry(part.name().toString() + " 1/1", bytes(workers, part).length);
    }

    @Test
    void anImportOfOldTimesIsArchived() throws IOException {
        ConfigurableApplicationContext workers = start();
        Instant old = Instant.parse("1999-12-31T23:59:59Z");
        kafka.send(batch(old, 0, TestLines.line(old, 1)));

        Part part = onlyPart(workers);

        assertThat(part.interval()).isEqualTo(INTERVALS.at(old));
        assertThat(text(workers, part)).isEqualTo(TestLines.line(old, 1));
        assertThat(workers.getBean(BlockStore.class)
                        .manifest(environment, part)
                        .writing()
                        .late())
                .isTrue();
    }

    @Test
    void saysWhatIsClosedWhileNothingHappens() {
        start();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> kafka.closed(0).isPresent() && kafka.closed(3).isPresent());
        String before = kafka.closed(0).orElseThrow();

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(kafka.closed(0).orElseThrow()).isGreaterThan(before));
    }

    @Test
    void whatWasWrittenBeforeACrashIsNotWrittenAgain() throws IOException {
        FAIL_BEHIND_MANIFEST.set(true);
        ConfigurableApplicationContext killed = start();
        Instant now = Instant.now();
        kafka.send(batch(now, 0, TestLines.line(now, 1)));
        Part part = onlyPart(killed);
        byte[] written = bytes(killed, part);
        assertThat(kafka.commit(0).map(OffsetAndMetadata::offset).orElse(0L)).isZero();
        killed.close();
        FAIL_BEHIND_MANIFEST.set(false);

        ConfigurableApplicationContext workers = start();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(kafka.commit(0))
                        .hasValueSatisfying(
                                commit -> assertThat(commit.offset()).isEqualTo(1)));

        assertThat(onlyPart(workers)).isEqualTo(part);
        assertThat(bytes(workers, part)).isEqualTo(written);
    }

    /** Its offsets begin again, and the group's commits are gone with it. */
    @Test
    void aTopicThatIsMadeAnewIsArchivedFromItsBeginning() throws Exception {
        ConfigurableApplicationContext workers = start();
        Instant now = Instant.now();
        kafka.send(batch(now, 0, TestLines.line(now, 1)));
        Part old = onlyPart(workers);
        kafka.makeAnew();

        kafka.send(batch(now, 1, TestLines.line(now, 2)));

        BlockCatalogue catalogue = workers.getBean(BlockCatalogue.class);
        await().atMost(Duration.ofSeconds(60)).until(() -> parts(catalogue).size() == 2);
        Part next = parts(catalogue).stream()
                .filter(part -> !part.equals(old))
                .findFirst()
                .orElseThrow();
        assertThat(next.name().topic()).isNotEqualTo(old.name().topic());
        assertThat(text(workers, old)).isEqualTo(TestLines.line(now, 1));
        assertThat(text(workers, next)).isEqualTo(TestLines.line(now, 2));
    }

    @Test
    void refusesATopicWithTheProducersTimesAndSaysWhatMendsIt() throws Exception {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", SharedServices.kafka().bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic("h-" + name, 1, (short) 1)))
                    .all()
                    .get();
        }

        assertThatThrownBy(this::start)
                .rootCause()
                .hasMessageContaining("kafka-configs.sh")
                .hasMessageContaining("--entity-name h-" + name)
                .hasMessageContaining("--add-config message.timestamp.type=LogAppendTime");
    }

    private ConfigurableApplicationContext start() {
        EmbeddedS3 s3 = SharedServices.s3().withBucket("compressor-it");
        ConfigurableApplicationContext context = new SpringApplicationBuilder(WorkersApplication.class, Faults.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--lookback.environment=" + name,
                        "--lookback.block-interval=4s",
                        "--lookback.workers.roles=compressor",
                        "--lookback.compressor.grace=1s",
                        "--lookback.compressor.late-window=2s",
                        "--lookback.compressor.spill-directory=" + directory,
                        "--lookback.s3.bucket=compressor-it",
                        "--lookback.s3.prefix=" + name + "/",
                        "--spring.kafka.bootstrap-servers="
                                + SharedServices.kafka().bootstrapServers(),
                        "--spring.cloud.aws.s3.endpoint=" + s3.endpoint(),
                        "--spring.cloud.aws.s3.path-style-access-enabled=true",
                        "--spring.cloud.aws.region.static=eu-central-1",
                        "--spring.cloud.aws.credentials.access-key=" + s3.accessKey(),
                        "--spring.cloud.aws.credentials.secret-key=" + s3.secretKey());
        started.add(context);
        return context;
    }

    private List<Part> parts(BlockCatalogue catalogue) {
        return catalogue.list(environment, FIRST, LAST).stream()
                .flatMap(block -> block.parts().stream())
                .toList();
    }

    private Part onlyPart(ConfigurableApplicationContext workers) {
        BlockCatalogue catalogue = workers.getBean(BlockCatalogue.class);
        await().atMost(Duration.ofSeconds(30)).until(() -> !parts(catalogue).isEmpty());
        assertThat(parts(catalogue)).hasSize(1);
        return parts(catalogue).getFirst();
    }

    private byte[] bytes(ConfigurableApplicationContext workers, Part part) throws IOException {
        try (InputStream data = workers.getBean(BlockStore.class).read(environment, part)) {
            return data.readAllBytes();
        }
    }

    private String text(ConfigurableApplicationContext workers, Part part) throws IOException {
        try (InputStream text = workers.getBean(BlockCodec.class)
                .decompress(workers.getBean(BlockStore.class).read(environment, part))) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private ProducerRecord<byte[], byte[]> batch(Instant time, long sequence, String lines) {
        return TestLines.batch(environment.harvestTopic(), time, sequence, lines);
    }
}
