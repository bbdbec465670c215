package dev.lookback.harvester.kafka;

import dev.lookback.model.batch.Batch;
import dev.lookback.model.batch.BatchHeaders;
import dev.lookback.model.topic.Lanes;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** A batch as Kafka's record: host as key, headers as text, the partition by interval and lane. */
record BatchRecords(String topic, Lanes lanes) {

    ProducerRecord<String, byte[]> of(Batch batch, Producer<?, ?> producer) {
        BatchHeaders headers = batch.headers();
        // From the producer's own metadata: it asks Kafka for the first batch only, and again every few minutes.
        int partitions = producer.partitionsFor(topic).size();
        int partition = lanes.partition(headers.interval(), headers.host(), partitions);
        List<Header> text = headers.toMap().entrySet().stream()
                .<Header>map(entry ->
                        new RecordHeader(entry.getKey(), entry.getValue().getBytes(StandardCharsets.UTF_8)))
                .toList();
        return new ProducerRecord<>(topic, partition, headers.host(), batch.value(), text);
    }
}
