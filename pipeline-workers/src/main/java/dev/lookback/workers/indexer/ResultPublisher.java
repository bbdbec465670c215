package dev.lookback.workers.indexer;

import dev.lookback.model.history.LoadMessages;
import dev.lookback.model.history.LoadResult;
import dev.lookback.model.topic.WorkTopics;
import org.springframework.kafka.core.KafkaOperations;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;

/** Tells whoever schedules the index. */
final class ResultPublisher {

    private final KafkaOperations<byte[], byte[]> kafka;

    ResultPublisher(KafkaOperations<byte[], byte[]> kafka) {
        this.kafka = kafka;
    }

    /**
     * Returns when Kafka has acknowledged it; the producer itself tries again until its delivery timeout.
     *
     * @throws IOException if it is not acknowledged
     */
    void publish(LoadResult result) throws IOException, InterruptedException {
        byte[] key = result.index().getBytes(StandardCharsets.UTF_8);
        try {
            kafka.send(WorkTopics.HISTORY_PROGRESS, key, LoadMessages.write(result))
                    .get();
        } catch (ExecutionException e) {
            throw new IOException("result of " + result.index() + ": " + e.getCause(), e);
        }
    }
}
