package dev.lookback.harvester.kafka;

import dev.lookback.embedded.SharedServices;
import dev.lookback.harvester.batch.BatchSender;
import dev.lookback.harvester.batch.BatchSenderContract;
import dev.lookback.model.batch.Batch;
import dev.lookback.model.batch.BatchHeaders;
import dev.lookback.model.topic.Environment;
import dev.lookback.model.topic.Lanes;
import dev.lookback.model.topic.TopicSpec;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

class KafkaBatchSenderIT extends BatchSenderContract {

    private static final Lanes LANES = new Lanes(1);
    private static int environments;

    private final Map<String, Object> connection =
            Map.of("bootstrap.servers", SharedServices.kafka().bootstrapServers());
    private HarvestTopic topic;

    @Override
    protected BatchSender newSender() {
        Environment environment = new Environment("sender-" + environments++);
        topic = new HarvestTopic(TopicSpec.harvest(environment), LANES, connection);
        Map<String, Object> settings = KafkaOutputConfiguration.producerSettings(connection);
        return new KafkaBatchSender(
                topic::ensure,
                () -> new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer()),
                new BatchRecords(topic.name(), LANES),
                new KafkaSendMetrics(new SimpleMeterRegistry()),
                Duration.ofMillis(100));
    }

    @AfterEach
    void closeTopic() {
        topic.close();
    }

    @Override
    protected List<Batch> kept() {
        List<Batch> kept = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(connection, new StringDeserializer(), new ByteArrayDeserializer())) {
            TopicPartition partition = new TopicPartition(topic.name(), 7 % 4);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(stored -> kept.add(batch(stored)));
            }
        }
        return kept;
    }

    private static Batch batch(ConsumerRecord<String, byte[]> stored) {
        Map<String, String> headers = Arrays.stream(stored.headers().toArray())
                .collect(Collectors.toMap(
                        header -> header.key(), header -> new String(header.value(), StandardCharsets.UTF_8)));
        return new Batch(BatchHeaders.parse(headers).orElseThrow(), stored.value());
    }
}
