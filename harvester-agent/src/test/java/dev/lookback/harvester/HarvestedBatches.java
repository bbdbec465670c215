package dev.lookback.harvester;

import dev.lookback.model.batch.Batch;
import dev.lookback.model.batch.BatchHeaders;
import dev.lookback.model.batch.Gzip;
import dev.lookback.model.event.EventLines;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Everything that stands in a topic, read from its beginning each time. */
record HarvestedBatches(List<ConsumerRecord<String, byte[]>> records) {

    /** The contract's, section 1. */
    private static final int ID_AT = 62;

    static HarvestedBatches read(String kafka, String topic) {
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka);
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return new HarvestedBatches(records);
    }

    List<BatchHeaders> headers() {
        return records.stream()
                .map(HarvestedBatches::headers)
                .sorted(Comparator.comparing(headers -> headers.origin().sequence()))
                .toList();
    }

    static BatchHeaders headers(ConsumerRecord<String, byte[]> stored) {
        return BatchHeaders.parse(Arrays.stream(stored.headers().toArray())
                        .collect(Collectors.toMap(
                                header -> header.key(), header -> new String(header.value(), StandardCharsets.UTF_8))))
                .orElseThrow();
    }

    List<JsonNode> events() {
        List<JsonNode> events = new ArrayList<>();
        JsonMapper json = new JsonMapper();
        for (ConsumerRecord<String, byte[]> stored : records) {
            EventLines.forEach(
                    expand(stored.value()),
                    (buffer, offset, length) -> events.add(json.readTree(buffer, offset, length)));
        }
        return events;
    }

    /** The ids of all events, those that came twice too. */
    List<String> ids() {
        List<String> ids = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> stored : records) {
            EventLines.forEach(
                    expand(stored.value()),
                    (buffer, offset, length) ->
                            ids.add(id(new String(buffer, offset, length, StandardCharsets.UTF_8))));
        }
        return ids;
    }

    private static String id(String line) {
        return line.substring(ID_AT, line.indexOf('"', ID_AT));
    }

    List<String> messages() {
        return events().stream().map(event -> event.at("/message").asString()).toList();
    }

    private static byte[] expand(byte[] value) {
        try {
            return Gzip.expand(value, Batch.MAX_RAW_BYTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
