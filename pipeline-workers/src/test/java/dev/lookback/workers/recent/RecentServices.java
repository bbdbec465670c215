package dev.lookback.workers.recent;

import dev.lookback.embedded.EmbeddedElasticsearch;
import dev.lookback.embedded.EmbeddedKafka;
import dev.lookback.model.batch.BatchHeaders;
import dev.lookback.model.batch.Gzip;
import dev.lookback.model.time.Interval;
import dev.lookback.model.topic.Environment;
import dev.lookback.search.Lines;
import dev.lookback.workers.WorkersApplication;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;

/** Real Kafka and Elasticsearch, and a worker with the one role. */
final class RecentServices implements AutoCloseable {

    private static final int PARTITIONS = 4;

    final EmbeddedKafka kafka;
    final EmbeddedElasticsearch elasticsearch;

    private final KafkaProducer<byte[], byte[]> producer;
    private final HttpClient http = HttpClient.newHttpClient();

    RecentServices(Path directory) {
        kafka = EmbeddedKafka.start(directory.resolve("kafka"));
        elasticsearch = EmbeddedElasticsearch.start(directory.resolve("elasticsearch"));
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    ConfigurableApplicationContext worker(Environment environment, String... settings) {
        return new SpringApplicationBuilder(WorkersApplication.class)
                .properties(
                        "spring.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
                        "spring.elasticsearch.uris=" + elasticsearch.uri(),
                        "lookback.environment=" + environment,
                        "lookback.workers.roles=es-consumer",
                        "lookback.sweep-interval=1s",
                        "server.port=0")
                .properties(settings)
                .run();
    }

    /** A thousand events a batch, numbered on. */
    void sendBatches(Environment environment, int from, int to, Instant time) {
        for (int batch = from; batch < to; batch++) {
            int first = batch * 1_000;
            sendBatch(
                    environment,
                    batch,
                    IntStream.range(first, first + 1_000)
                            .mapToObj(number -> Lines.line(number, time))
                            .toList());
        }
    }

    /** As harvesters do with as many lanes as there are partitions. */
    void sendBatch(Environment environment, int sequence, List<byte[]> lines) {
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        lines.forEach(line -> {
            raw.writeBytes(line);
            raw.write('\n');
        });
        BatchHeaders headers = new BatchHeaders(
                new Interval(5_984_833),
                "web-1",
                "agent",
                new BatchHeaders.Origin(sequence, Optional.empty()),
                new BatchHeaders.Size(lines.size(), raw.size()));
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                environment.harvestTopic(),
                sequence % PARTITIONS,
                "web-1".getBytes(StandardCharsets.UTF_8),
                Gzip.compress(raw.toByteArray(), 0, raw.size()));
        headers.toMap().forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        send(record);
    }

    /** As any other producer does. */
    void sendForeign(Environment environment, String value) {
        send(new ProducerRecord<>(environment.harvestTopic(), value.getBytes(StandardCharsets.UTF_8)));
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        try {
            producer.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    List<ConsumerRecord<byte[], byte[]>> deadLetters(Environment environment) {
        TopicPartition partition = new TopicPartition(environment.deadLetterTopic(), 0);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(letters::add);
            }
            return letters;
        }
    }

    /** Records behind the group's committed offsets. */
    long uncommitted(Environment environment) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            var committed = admin.listConsumerGroupOffsets("lookback-es-consumer-" + environment)
                    .partitionsToOffsetAndMetadata()
                    .get();
            long behind = 0;
            var partitions = admin.describeTopics(List.of(environment.harvestTopic()))
                    .allTopicNames()
                    .get()
                    .get(environment.harvestTopic())
                    .partitions();
            for (var info : partitions) {
                TopicPartition partition = new TopicPartition(environment.harvestTopic(), info.partition());
                long end = admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                        .partitionResult(partition)
                        .get()
                        .offset();
                behind += end
                        - Optional.ofNullable(committed.get(partition))
                                .map(offset -> offset.offset())
                                .orElse(0L);
            }
            return behind;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Documents that a search of an index or alias finds now; none where it is missing. */
    long documents(String target) {
        request("POST", "/" + target + "/_refresh", "");
        return JsonMapper.shared()
                .readTree(request("GET", "/" + target + "/_count", ""))
                .path("count")
                .asLong(0);
    }

    boolean hasIndex(String name) {
        return !request("GET", "/" + name + "/_settings", "").contains("index_not_found_exception");
    }

    String request(String method, String path, String body) {
        try {
            return http.send(
                            HttpRequest.newBuilder(URI.create(elasticsearch.uri() + path))
                                    .header("Content-Type", "application/json")
                                    .method(method, HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            return "{}";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
        kafka.close();
        elasticsearch.close();
    }
}
