package dev.lookback.standalone.deadletters;

import dev.lookback.model.topic.Environment;
import dev.lookback.standalone.instance.InstanceFailure;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** {@code d-<env>} and {@code h-<env>} of one environment. Every failure is an {@link InstanceFailure} of one line. */
public final class LetterBox {

    private static final int LIMIT_MILLISECONDS = 15_000;
    private static final Duration LIMIT = Duration.ofMillis(LIMIT_MILLISECONDS);
    /** As large as a letter may be, and more. */
    private static final int MAX_REQUEST_BYTES = 16 * 1024 * 1024;

    private final String servers;
    private final Environment environment;

    /** @param servers host:port, several separated by commas */
    public LetterBox(String servers, Environment environment) {
        this.servers = servers;
        this.environment = environment;
    }

    String topic() {
        return environment.deadLetterTopic();
    }

    /** Shows every record that is there now, a partition after the other, the oldest first. */
    void forEach(Consumer<Letter> letters) {
        List<TopicPartition> partitions = IntStream.range(0, partitions(topic()))
                .mapToObj(partition -> new TopicPartition(topic(), partition))
                .toList();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, LIMIT);
            for (TopicPartition partition : partitions) {
                consumer.assign(List.of(partition));
                consumer.seekToBeginning(List.of(partition));
                read(consumer, partition, Objects.requireNonNull(ends.get(partition)), letters);
            }
        } catch (KafkaException e) {
            throw failure(topic(), e);
        }
    }

    private void read(
            KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition, long end, Consumer<Letter> letters) {
        long giveUp = System.nanoTime() + LIMIT.toNanos();
        while (consumer.position(partition, LIMIT) < end) {
            List<ConsumerRecord<byte[], byte[]>> records =
                    consumer.poll(Duration.ofMillis(500)).records(partition);
            records.stream()
                    .filter(record -> record.offset() < end)
                    .map(Letter::of)
                    .forEach(letters);
            if (!records.isEmpty()) {
                giveUp = System.nanoTime() + LIMIT.toNanos();
            } else if (System.nanoTime() > giveUp) {
                throw new InstanceFailure(partition + ": nothing comes at offset " + consumer.position(partition)
                        + " (expected: letters up to " + end + ")");
            }
        }
    }

    /** What is sent back, for as long as it is open. */
    Returns returns() {
        return new Returns(partitions(environment.harvestTopic()));
    }

    /** Sends letters back, and marks them as sent. */
    final class Returns implements AutoCloseable {
        private final KafkaProducer<byte[], byte[]> producer;
        private final int partitions;

        private Returns(int partitions) {
            this.partitions = partitions;
            this.producer = new KafkaProducer<>(
                    Map.of(
                            CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers,
                            ProducerConfig.ACKS_CONFIG, "all",
                            ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST_BYTES,
                            ProducerConfig.MAX_BLOCK_MS_CONFIG, LIMIT_MILLISECONDS),
                    new ByteArraySerializer(),
                    new ByteArraySerializer());
        }

        /** Returns when Kafka has acknowledged the letter and then its mark; false where there is nothing to send. */
        boolean send(Letter letter) {
            ProducerRecord<byte[], byte[]> record = ReturnForm.of(letter, environment.harvestTopic(), partitions)
                    .orElse(null);
            if (record == null) {
                return false;
            }
            acknowledged(record);
            ProducerRecord<byte[], byte[]> mark =
                    new ProducerRecord<>(topic(), letter.id().partition(), null, null);
            mark.headers().add(Letter.REPLAYED, letter.id().toString().getBytes(StandardCharsets.UTF_8));
            acknowledged(mark);
            return true;
        }

        private void acknowledged(ProducerRecord<byte[], byte[]> record) {
            try {
                producer.send(record).get();
            } catch (ExecutionException e) {
                throw failure(record.topic(), e);
            } catch (KafkaException e) {
                throw failure(record.topic(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw failure(record.topic(), e);
            }
        }

        @Override
        public void close() {
            producer.close();
        }
    }

    private int partitions(String topic) {
        try (Admin admin = Admin.create(Map.of(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers,
                CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, LIMIT_MILLISECONDS,
                CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, LIMIT_MILLISECONDS))) {
            return Objects.requireNonNull(admin.describeTopics(List.of(topic))
                            .topicNameValues()
                            .get(topic))
                    .get()
                    .partitions()
                    .size();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                throw new InstanceFailure(
                        topic + ": no such topic in " + servers + " (expected: made by the es-consumer of environment "
                                + environment + ", see --environment)",
                        e);
            }
            throw failure(topic, e);
        } catch (KafkaException e) {
            throw failure(topic, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure(topic, e);
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false",
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, LIMIT_MILLISECONDS),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private InstanceFailure failure(String topic, Exception e) {
        Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
        return new InstanceFailure("kafka at " + servers + ", " + topic + ": " + cause.getMessage(), e);
    }
}
