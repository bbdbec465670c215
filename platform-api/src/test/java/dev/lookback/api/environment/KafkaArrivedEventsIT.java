package dev.lookback.api.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.embedded.EmbeddedKafka;
import dev.lookback.embedded.SharedServices;
import dev.lookback.model.topic.Environment;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

class KafkaArrivedEventsIT {

    private final EmbeddedKafka kafka = SharedServices.kafka();
    private final Environment environment =
            new Environment("e" + UUID.randomUUID().toString().substring(0, 8));
    private final Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    private final ArrivedEvents arrived = new KafkaArrivedEvents(admin);

    @AfterEach
    void close() {
        admin.close();
    }

    @Test
    void anEnvironmentWithoutATopicGetsNothingAnyMore() {
        assertThat(arrived.isArchivedUntil(environment, Instant.EPOCH)).isTrue();
    }

    @Test
    void whatIsSentIsArchivedWhenEveryPartitionHasCommittedIt() throws Exception {
        admin.createTopics(List.of(new NewTopic(environment.harvestTopic(), 2, (short) 1)
                        .configs(Map.of("message.timestamp.type", "LogAppendTime"))))
                .all()
                .get();
        assertThat(arrived.isArchivedUntil(environment, Instant.EPOCH)).isTrue();
        Instant first = send(0);
        Instant second = send(1);
        Instant third = send(0);

        assertThat(arrived.isArchivedUntil(environment, first.minusMillis(1))).isTrue();
        assertThat(arrived.isArchivedUntil(environment, first)).isFalse();
        commit(0, 1);
        assertThat(arrived.isArchivedUntil(environment, first)).isTrue();
        assertThat(arrived.isArchivedUntil(environment, second)).isFalse();
        commit(1, 1);
        assertThat(arrived.isArchivedUntil(environment, second)).isTrue();
        assertThat(arrived.isArchivedUntil(environment, third)).isFalse();
        commit(0, 2);
        assertThat(arrived.isArchivedUntil(environment, third.plusSeconds(60))).isTrue();
    }

    /** When Kafka took it; each has a time of its own. */
    private Instant send(int partition) throws Exception {
        ByteArraySerializer bytes = new ByteArraySerializer();
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(Map.of("bootstrap.servers", kafka.bootstrapServers()), bytes, bytes)) {
            return Instant.ofEpochMilli(
                    producer.send(new ProducerRecord<>(environment.harvestTopic(), partition, null, new byte[1]))
                            .get()
                            .timestamp());
        }
    }

    private void commit(int partition, long offset) throws Exception {
        admin.alterConsumerGroupOffsets(
                        environment.compressorGroup(),
                        Map.of(
                                new TopicPartition(environment.harvestTopic(), partition),
                                new OffsetAndMetadata(offset)))
                .all()
                .get();
    }
}
