package dev.lookback.embedded.containers;

import dev.lookback.embedded.ElasticsearchSettings;
import dev.lookback.embedded.ElasticsearchUser;
import dev.lookback.embedded.KafkaSettings;
import dev.lookback.embedded.RunningService;
import dev.lookback.embedded.S3Settings;
import dev.lookback.embedded.ServiceRunner;
import org.testcontainers.containers.wait.strategy.HttpWaitStrategy;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.Transferable;

import java.util.Map;

/** Each server from its image, by the settings that its maker documents for it. */
public final class Containers implements ServiceRunner {
    private static final String KAFKA_VERSION = System.getProperty("services.version.kafka", "4.2.1");
    private static final String S3_VERSION = System.getProperty("services.version.s3", "latest");
    private static final int ELASTICSEARCH_PORT = 9200;
    private static final int S3_PORT = 80;
    private static final String CONFIGURATION = "/usr/share/elasticsearch/config/";

    @Override
    public String name() {
        return "containers";
    }

    /** The broker listens on the same port inside as outside, since it tells its clients where it is. */
    @Override
    public RunningService kafka(KafkaSettings settings) {
        int port = settings.port();
        return new RunningContainer(Image.KAFKA.tagged(KAFKA_VERSION), port, port, Wait.forListeningPort())
                .withEnv(kafkaEnvironment(port))
                .started();
    }

    private static Map<String, String> kafkaEnvironment(int port) {
        return Map.ofEntries(
                Map.entry("KAFKA_NODE_ID", "1"),
                Map.entry("KAFKA_PROCESS_ROLES", "broker,controller"),
                Map.entry("KAFKA_LISTENERS", "PLAINTEXT://:" + port + ",CONTROLLER://:9093"),
                Map.entry("KAFKA_ADVERTISED_LISTENERS", "PLAINTEXT://127.0.0.1:" + port),
                Map.entry("KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER"),
                Map.entry("KAFKA_LISTENER_SECURITY_PROTOCOL_MAP", "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT"),
                Map.entry("KAFKA_CONTROLLER_QUORUM_VOTERS", "1@localhost:9093"),
                Map.entry("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false"),
                Map.entry("KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "1"),
                Map.entry("KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", "1"),
                Map.entry("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", "1"),
                Map.entry("KAFKA_SHARE_COORDINATOR_STATE_TOPIC_REPLICATION_FACTOR", "1"),
                Map.entry("KAFKA_SHARE_COORDINATOR_STATE_TOPIC_MIN_ISR", "1"),
                Map.entry("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0"),
                Map.entry("KAFKA_HEAP_OPTS", "-Xmx256m"));
    }

    @Override
    public RunningService elasticsearch(ElasticsearchSettings settings) {
        HttpWaitStrategy ready = Wait.forHttp("/_cluster/health?wait_for_status=yellow&timeout=30s");
        settings.user().ifPresent(user -> ready.withBasicCredentials(user.name(), user.password()));
        RunningContainer container = new RunningContainer(
                        Image.ELASTICSEARCH.tagged(settings.version().number()),
                        settings.port(),
                        ELASTICSEARCH_PORT,
                        ready)
                .withEnv("discovery.type", "single-node")
                .withEnv("cluster.routing.allocation.disk.threshold_enabled", "false")
                .withEnv(
                        "xpack.security.enabled", String.valueOf(settings.user().isPresent()))
                .withEnv("xpack.security.http.ssl.enabled", "false")
                .withEnv("ES_JAVA_OPTS", "-Xms512m -Xmx512m");
        settings.user().ifPresent(user -> copyRealm(user, container));
        return container.started();
    }

    private static void copyRealm(ElasticsearchUser user, RunningContainer container) {
        container.withEnv("xpack.security.authc.password_hashing.algorithm", "pbkdf2");
        user.realm()
                .forEach((file, text) -> container.withCopyToContainer(Transferable.of(text), CONFIGURATION + file));
    }

    /** Its objects lie in a directory that every image has. */
    @Override
    public RunningService s3(S3Settings settings) {
        return new RunningContainer(
                        Image.S3.tagged(S3_VERSION),
                        settings.port(),
                        S3_PORT,
                        Wait.forHttp("/").forStatusCodeMatching(status -> true))
                .withEnv("S3PROXY_ENDPOINT", "http://0.0.0.0:" + S3_PORT)
                .withEnv("S3PROXY_AUTHORIZATION", "aws-v2-or-v4")
                .withEnv("S3PROXY_IDENTITY", settings.accessKey())
                .withEnv("S3PROXY_CREDENTIAL", settings.secretKey())
                .withEnv("JCLOUDS_PROVIDER", "filesystem-nio2")
                .withEnv("JCLOUDS_FILESYSTEM_BASEDIR", "/var/tmp")
                .started();
    }
}
