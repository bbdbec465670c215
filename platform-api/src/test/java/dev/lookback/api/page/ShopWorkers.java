package dev.lookback.api.page;

import dev.lookback.model.time.Interval;
import dev.lookback.model.topic.Environment;
import dev.lookback.model.topic.WorkTopics;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Members of the groups that real workers would be in; what they read they leave as it is. */
final class ShopWorkers implements AutoCloseable {

    private final String kafka;
    private final Environment environment;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean isStopped;

    ShopWorkers(String kafka, Environment environment) {
        this.kafka = kafka;
        this.environment = environment;
    }

    void start() {
        join(environment.esConsumerGroup(), environment.harvestTopic());
        join(environment.compressorGroup(), environment.harvestTopic());
        join(WorkTopics.INDEXERS, WorkTopics.HISTORY_TASKS);
    }

    /** As a compressor says it, which must not be in the group at that moment. */
    void closeThrough(Interval interval) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(environment.compressorGroup())) {
            List<PartitionInfo> partitions = consumer.partitionsFor(environment.harvestTopic());
            consumer.commitSync(partitions.stream()
                    .collect(Collectors.toMap(
                            partition -> new TopicPartition(partition.topic(), partition.partition()),
                            partition -> new OffsetAndMetadata(0, "closed=" + interval.key()))));
        }
    }

    void send(String topic, int records) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int number = 0; number < records; number++) {
                producer.send(new ProducerRecord<>(topic, new byte[] {1}));
            }
        }
    }

    private void join(String group, String topic) {
        Thread thread = new Thread(() -> poll(group, topic), group);
        threads.add(thread);
        thread.start();
    }

    private void poll(String group, String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(group)) {
            consumer.subscribe(List.of(topic));
            while (!isStopped) {
                consumer.poll(Duration.ofMillis(200));
            }
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer(String group) {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        kafka,
                        "group.id",
                        group,
                        "enable.auto.commit",
                        false,
                        "allow.auto.create.topics",
                        false,
                        "metadata.max.age.ms",
                        1_000),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    @Override
    public void close() throws InterruptedException {
        isStopped = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
