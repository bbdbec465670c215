package dev.lookback.endtoend;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code d-<env>}: what no stage could keep, as it came, and why. */
record DeadLetterTopic(int kafkaPort) {
    static final String NAME = "d-" + Installation.ENVIRONMENT;

    /** All that it has now. */
    List<ConsumerRecord<byte[], byte[]>> records() {
        return TopicRecords.of(kafkaPort, NAME);
    }

    static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
