package dev.lookback.endtoend;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A member of the es-consumer's group, that takes none of its records: it asks for those of another topic. */
final class SecondConsumer implements AutoCloseable {
    private static final Duration POLL = Duration.ofSeconds(1);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread;

    private SecondConsumer(KafkaConsumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
        this.thread = Thread.ofPlatform().name("second-consumer").start(this::poll);
    }

    static SecondConsumer join(Installation installation) {
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        "127.0.0.1:" + installation.port("kafka"),
                        ConsumerConfig.GROUP_ID_CONFIG,
                        "lookback-es-consumer-" + Installation.ENVIRONMENT,
                        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                        CooperativeStickyAssignor.class.getName(),
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(List.of(DeadLetterTopic.NAME));
        return new SecondConsumer(consumer);
    }

    /** A member that does not poll is one no more. */
    private void poll() {
        try (consumer) {
            while (true) {
                consumer.poll(POLL);
            }
        } catch (WakeupException e) {
            // It was closed.
        }
    }

    @Override
    public void close() throws InterruptedException {
        consumer.wakeup();
        thread.join();
    }
}
