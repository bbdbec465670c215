package dev.lookback.workers.compressor;

import static org.awaitility.Awaitility.await;

import dev.lookback.model.block.ChunkHeaders;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Follows {@code c-<env>}: which chunks of a part there are. */
final class ChunkTail implements AutoCloseable {

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Consumer<ChunkHeaders> seen;
    private final Map<String, Set<Integer>> chunks = new ConcurrentHashMap<>();
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();
    private final Thread thread = new Thread(this::follow, "chunk-tail");
    private volatile boolean isClosed;
    private volatile long rounds;

    ChunkTail(String bootstrapServers, String topic, Consumer<ChunkHeaders> seen) {
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "fetch.max.wait.ms", 20),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        this.seen = seen;
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        thread.start();
    }

    /** How many of a part's chunks there are. */
    int of(String part) {
        return chunks.getOrDefault(part, Set.of()).size();
    }

    /** How many it is to have, when there is one at least. */
    int wanted(String part) {
        return counts.getOrDefault(part, 0);
    }

    /** Returns when all was read that is there now. */
    void awaitAll() {
        long now = rounds;
        await().atMost(Duration.ofMinutes(1)).until(() -> rounds > now + 1);
    }

    private void follow() {
        try (consumer) {
            while (!isClosed) {
                Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
                consumer.poll(Duration.ofMillis(20)).forEach(this::add);
                if (ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                    rounds++;
                }
            }
        }
    }

    private void add(ConsumerRecord<byte[], byte[]> chunk) {
        Map<String, String> headers = new HashMap<>();
        chunk.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        ChunkHeaders place = ChunkHeaders.parse(headers).orElseThrow();
        counts.put(place.part().toString(), place.count());
        chunks.computeIfAbsent(place.part().toString(), part -> ConcurrentHashMap.newKeySet())
                .add(place.index());
        seen.accept(place);
    }

    @Override
    public void close() throws InterruptedException {
        isClosed = true;
        thread.join();
    }
}
