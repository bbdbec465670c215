package dev.lookback.workers.compressor;

import dev.lookback.model.block.ChunkHeaders;
import dev.lookback.model.block.PartManifest;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.support.SendResult;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Puts a part that is in the archive into {@code c-<env>} as well, where the indexers find it first. */
final class ChunkPublisher {

    /** So many chunks are in the producer's memory at once. */
    private static final int IN_FLIGHT = 4;

    private final KafkaOperations<byte[], byte[]> kafka;

    ChunkPublisher(KafkaOperations<byte[], byte[]> kafka) {
        this.kafka = kafka;
    }

    /**
     * Returns when Kafka has acknowledged every chunk. The producer itself tries again until its delivery timeout.
     *
     * @throws IOException if one is not acknowledged
     */
    void publish(PartManifest manifest, PartFile file) throws IOException {
        String topic = manifest.environment().chunkTopic();
        int partition = ChunkHeaders.partition(
                manifest.interval(), kafka.partitionsFor(topic).size());
        List<Chunks.Range> chunks = Chunks.of(file.streams(), ChunkHeaders.MAX_VALUE_BYTES);
        List<CompletableFuture<SendResult<byte[], byte[]>>> sent = new ArrayList<>();
        try (InputStream data = Files.newInputStream(file.path())) {
            for (int i = 0; i < chunks.size(); i++) {
                ChunkHeaders headers = new ChunkHeaders(
                        manifest.interval(),
                        manifest.name(),
                        i + 1,
                        chunks.size(),
                        file.content().sha256());
                byte[] value = data.readNBytes(chunks.get(i).length());
                sent.add(kafka.send(record(topic, partition, headers, value)));
                if (sent.size() == IN_FLIGHT) {
                    await(sent);
                }
            }
        }
        await(sent);
    }

    static ProducerRecord<byte[], byte[]> record(String topic, int partition, ChunkHeaders headers, byte[] value) {
        byte[] key = headers.interval().key().getBytes(StandardCharsets.UTF_8);
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, partition, key, value);
        headers.toMap().forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    private static void await(List<CompletableFuture<SendResult<byte[], byte[]>>> sent) throws IOException {
        for (CompletableFuture<SendResult<byte[], byte[]>> answer : sent) {
            try {
                answer.get();
            } catch (ExecutionException e) {
                throw new IOException("chunk: not acknowledged", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("chunk: interrupted", e);
            }
        }
        sent.clear();
    }
}
