package dev.lookback.standalone.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lookback.embedded.EmbeddedKafka;
import dev.lookback.model.batch.Gzip;
import dev.lookback.model.event.EventTime;
import dev.lookback.model.topic.Environment;
import dev.lookback.model.topic.TopicSpec;
import dev.lookback.standalone.instance.InstanceFailure;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;

/** With the real Kafka, and letters as the es-consumer writes them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeadLettersIT {

    private static final String LINE = "{\"@timestamp\":\"" + EventTime.format(Instant.parse("2026-11-23T16:08:00Z"))
            + "\",\"event\":{\"id\":\"0f3k9q2m7c00000042\",\"kind\":\"event\"},\"host\":{\"name\":\"web-1\"},"
            + "\"service\":{\"name\":\"nginx\"},\"labels\":\"no object\"}";

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private EmbeddedKafka kafka;
    private KafkaProducer<byte[], byte[]> producer;

    @BeforeAll
    void start(@TempDir Path directory) {
        kafka = EmbeddedKafka.start(directory);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    @AfterAll
    void stop() {
        producer.close();
        kafka.close();
    }

    @Test
    void listsTheNewestAndCountsAllByReason() throws Exception {
        Environment environment = environment("listed");
        for (int number = 0; number < 5; number++) {
            keep(environment, LINE, "document_parsing_exception: labels " + number, number);
        }
        keep(environment, "no event", "line 0: no JSON object", 9);

        letters(environment).list(3, "");

        assertThat(printed())
                .doesNotContain("labels 2")
                .contains("0/3 ", "labels 3", "labels 4", "h-listed/1/4", "line 0: no JSON object")
                .contains("d-listed: 6 dead letters, the newest 3 shown")
                .containsPattern("\\s5  document_parsing_exception\\n\\s+1  line 0\\n");

        letters(environment).list(50, "JSON");
        assertThat(printed()).contains("d-listed: 1 dead letters").doesNotContain("labels");

        letters(environment).list(50, "nothing of the kind");
        assertThat(printed()).isEqualTo("d-listed: no dead letters of that reason\n");
    }

    @Test
    void showsHeadersAndBody() throws Exception {
        Environment environment = environment("shown");
        byte[] lines = (LINE + "\n").getBytes(StandardCharsets.UTF_8);
        keep(environment, Gzip.compress(lines, 0, lines.length), "some\nreason", 4);

        letters(environment).show(new LetterId(0, 0));

        assertThat(printed())
                .contains(
                        "from             h-shown/1/4\n", "reason           some reason\n", "key              web-1\n")
                .contains("lb-version       1\n", "gzip of " + lines.length + "\n", "\n" + LINE + "\n");
        assertThatExceptionOfType(InstanceFailure.class)
                .isThrownBy(() -> letters(environment).show(new LetterId(0, 1)))
                .withMessageStartingWith("d-shown: no letter 0/1 (expected: ");
    }

    @Test
    void sendsEachLetterBackOnce() throws Exception {
        Environment environment = environment("again");
        keep(environment, LINE, "document_parsing_exception: labels", 4);
        keep(environment, "no event", "line 0: no JSON object", 5);

        assertThat(letters(environment).replay(List.of(new LetterId(0, 0)), false))
                .isTrue();
        assertThat(printed()).startsWith("0/0: sent back, ").contains("1 sent back, 0 left alone");
        assertThat(letters(environment).replayAll("", false)).isTrue();
        assertThat(printed())
                .contains("0/0: sent back before, left alone", "0/1: sent back", "1 sent back, 1 left alone");
        assertThat(letters(environment).replayAll("", false)).isTrue();
        assertThat(printed()).contains("0 sent back, 2 left alone");

        List<ConsumerRecord<byte[], byte[]>> returned = returned(environment);
        assertThat(returned).hasSize(2);
        assertThat(returned.getFirst().partition()).isOne();
        assertThat(returned.getFirst().value()).isEqualTo(LINE.getBytes(StandardCharsets.UTF_8));
        assertThat(returned.getFirst().headers()).isEmpty();
        assertThat(new String(returned.getLast().value(), StandardCharsets.UTF_8))
                .isEqualTo("no event");
        assertThat(returned.getLast().headers().lastHeader("lb-version")).isNotNull();
        assertThat(returned.getLast().headers().lastHeader("lb-reason")).isNull();

        assertThat(letters(environment).replay(List.of(new LetterId(0, 0)), true))
                .isTrue();
        assertThat(returned(environment)).hasSize(3);
        letters(environment).list(50, "");
        assertThat(printed()).contains("d-again: 2 dead letters", "(sent back) document_parsing_exception");
    }

    @Test
    void aLetterWithoutABodyIsSaidToHaveNone() throws Exception {
        Environment environment = environment("large");
        keep(environment, (byte[]) null, "too deep", 4);

        assertThat(letters(environment).replayAll("", false)).isFalse();
        assertThat(printed()).contains("0/0: has no body, cannot be sent back; it is at h-large/1/4");
        letters(environment).show(new LetterId(0, 0));
        assertThat(printed()).contains("body             none: it is larger than d-large takes");
    }

    @Test
    void failuresAreOneClearLine() {
        assertThatExceptionOfType(InstanceFailure.class)
                .isThrownBy(() -> letters(new Environment("nobody")).list(1, ""))
                .withMessageStartingWith("d-nobody: no such topic in " + kafka.bootstrapServers() + " (expected: ");
    }

    private DeadLetters letters(Environment environment) {
        return new DeadLetters(
                new LetterBox(kafka.bootstrapServers(), environment),
                new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private String printed() {
        String text = printed.toString(StandardCharsets.UTF_8);
        printed.reset();
        return text;
    }

    private Environment environment(String name) throws Exception {
        Environment environment = new Environment(name);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            for (TopicSpec topic : List.of(TopicSpec.harvest(environment), TopicSpec.deadLetters(environment))) {
                admin.createTopics(List.of(new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty())
                                .configs(topic.settings())))
                        .all()
                        .get();
            }
        }
        return environment;
    }

    private void keep(Environment environment, String value, String reason, long offset) throws Exception {
        keep(environment, value.getBytes(StandardCharsets.UTF_8), reason, offset);
    }

    private void keep(Environment environment, byte[] value, String reason, long offset)
            throws InterruptedException, ExecutionException {
        ProducerRecord<byte[], byte[]> letter =
                new ProducerRecord<>(environment.deadLetterTopic(), 0, "web-1".getBytes(StandardCharsets.UTF_8), value);
        Map.of(
                        "lb-version",
                        "1",
                        "lb-reason",
                        reason,
                        "lb-topic",
                        environment.harvestTopic(),
                        "lb-partition",
                        "1",
                        "lb-offset",
                        Long.toString(offset))
                .forEach((name, text) -> letter.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        producer.send(letter).get();
    }

    private List<ConsumerRecord<byte[], byte[]>> returned(Environment environment) {
        List<TopicPartition> partitions = IntStream.range(
                        0, TopicSpec.harvest(environment).partitions())
                .mapToObj(partition -> new TopicPartition(environment.harvestTopic(), partition))
                .toList();
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records;
    }
}
