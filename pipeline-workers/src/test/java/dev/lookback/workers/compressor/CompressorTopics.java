package dev.lookback.workers.compressor;

import static org.awaitility.Awaitility.await;

import dev.lookback.model.block.ChunkHeaders;
import dev.lookback.model.topic.Environment;
import dev.lookback.model.topic.TopicSpec;
import dev.lookback.workers.record.KafkaTopics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;

/** What a compressor reads and writes in Kafka, from outside. */
record CompressorTopics(Environment environment, String bootstrapServers) {

    @SafeVarargs
    final void send(ProducerRecord<byte[], byte[]>... records) {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(client(), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (ProducerRecord<byte[], byte[]> record : records) {
                producer.send(record);
            }
        }
    }

    Optional<OffsetAndMetadata> commit(int partition) {
        try (Admin admin = Admin.create(client())) {
            return Optional.ofNullable(admin.listConsumerGroupOffsets(environment.compressorGroup())
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .get(new TopicPartition(environment.harvestTopic(), partition)));
        } catch (Exception e) {
            return Optional.empty();
        }
    }

    Optional<String> closed(int partition) {
        return commit(partition).map(OffsetAndMetadata::metadata).filter(metadata -> metadata.startsWith("closed="));
    }

    /** Deletes it, and makes it again as soon as the broker lets. */
    void makeAnew() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(client())) {
            admin.deleteTopics(Set.of(environment.harvestTopic())).all().get();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> !admin.listTopics().names().get().contains(environment.harvestTopic()));
        }
        new KafkaTopics(client()).make(TopicSpec.harvest(environment));
    }

    /** Lengths by part and place. */
    Map<String, Integer> chunks() {
        Map<String, Integer> chunks = new HashMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(client(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(environment.chunkTopic()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(record -> chunks.put(place(record), record.value().length));
                return !chunks.isEmpty();
            });
        }
        return chunks;
    }

    private static String place(ConsumerRecord<byte[], byte[]> chunk) {
        Map<String, String> headers = new HashMap<>();
        chunk.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        ChunkHeaders place = ChunkHeaders.parse(headers).orElseThrow();
        return place.part() + " " + place.index() + "/" + place.count();
    }

    private Map<String, Object> client() {
        return Map.of("bootstrap.servers", bootstrapServers);
    }
}
