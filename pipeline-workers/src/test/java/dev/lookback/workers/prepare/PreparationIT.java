package dev.lookback.workers.prepare;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.embedded.EmbeddedElasticsearch;
import dev.lookback.embedded.EmbeddedKafka;
import dev.lookback.process.LookbackProcess;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** On the real Kafka and Elasticsearch, as the process does it. */
class PreparationIT {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void makesWhatIsMissingAndRefusesWhatCannotBeUsed(@TempDir Path directory) throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory.resolve("kafka"));
                EmbeddedElasticsearch elasticsearch = EmbeddedElasticsearch.start(directory.resolve("elasticsearch"));
                Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            assertThat(prepare(kafka, elasticsearch, "prod", "compressor,es-consumer,indexer"))
                    .as(() -> err.toString(UTF_8))
                    .isZero();
            Map<String, TopicDescription> made = topics(admin);

            assertThat(prepare(kafka, elasticsearch, "prod", "compressor,es-consumer,indexer"))
                    .as(() -> err.toString(UTF_8))
                    .isZero();

            assertThat(topics(admin)).isEqualTo(made);
            assertThat(made.keySet())
                    .contains("h-prod", "c-prod", "d-prod", "lookback-history-tasks", "lookback-history-progress");
            assertThat(made.get("h-prod").partitions()).hasSize(6);
            assertThat(template(elasticsearch, "prod")).isEqualTo(200);

            admin.createTopics(List.of(new NewTopic("h-test", 2, (short) 1)
                            .configs(Map.of("message.timestamp.type", "CreateTime"))))
                    .all()
                    .get();
            assertThat(prepare(kafka, elasticsearch, "test", "nacl-proxy")).isOne();
            assertThat(template(elasticsearch, "test")).isEqualTo(404);
        }
        assertThat(err.toString(UTF_8).lines())
                .singleElement()
                .asString()
                .startsWith(
                        "workers: h-test: message.timestamp.type is CreateTime (expected: LogAppendTime; set it with: ");
    }

    private int prepare(EmbeddedKafka kafka, EmbeddedElasticsearch elasticsearch, String environment, String roles) {
        return LookbackProcess.runOnce(
                PreparationApplication.class,
                "workers",
                new PrintStream(err, true, UTF_8),
                "--prepare",
                "--spring.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
                "--spring.elasticsearch.uris=" + elasticsearch.uri(),
                "--lookback.environment=" + environment,
                "--lookback.workers.roles=" + roles,
                "--lookback.lanes=4",
                "--lookback.topics.partitions=6",
                "--lookback.topics.replication-factor=1");
    }

    private static Map<String, TopicDescription> topics(Admin admin) throws ExecutionException, InterruptedException {
        return admin.describeTopics(admin.listTopics().names().get())
                .allTopicNames()
                .get();
    }

    private static int template(EmbeddedElasticsearch elasticsearch, String environment)
            throws IOException, InterruptedException {
        URI uri = URI.create(elasticsearch.uri() + "/_index_template/lookback-recent-" + environment);
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
