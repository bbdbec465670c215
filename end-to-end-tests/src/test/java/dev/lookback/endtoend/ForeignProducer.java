package dev.lookback.endtoend;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** Puts records into {@code h-<env>} that no harvester would. */
final class ForeignProducer implements AutoCloseable {
    static final String TOPIC = "h-" + Installation.ENVIRONMENT;

    private final KafkaProducer<byte[], byte[]> producer;

    ForeignProducer(int kafkaPort) {
        producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:" + kafkaPort),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    void send(String key, byte @Nullable [] value, Map<String, String> headers)
            throws InterruptedException, ExecutionException {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(TOPIC, bytes(key), value);
        headers.forEach((name, text) -> record.headers().add(name, bytes(text)));
        producer.send(record).get();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        producer.close();
    }
}
