package dev.lookback.workers.nacl;

import dev.lookback.model.topic.Lanes;
import dev.lookback.workers.ConditionalOnRole;
import dev.lookback.workers.Role;
import dev.lookback.workers.WorkersProperties;
import dev.lookback.workers.record.KafkaTopics;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;

/** The beans of the NaCl proxy. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRole(Role.NACL_PROXY)
@EnableConfigurationProperties(NaclProxyProperties.class)
public class NaclProxyConfiguration {

    /** The contract's. */
    private static final Duration HANDSHAKE_LIMIT = Duration.ofSeconds(10);

    @Bean
    ProxyKeys proxyKeys(NaclProxyProperties properties) {
        return new ProxyKeys(properties.key(), properties.authorizedKeys());
    }

    @Bean
    HarvestTopics naclHarvestTopics(KafkaAdmin admin, WorkersProperties workers) {
        Map<String, Object> connection = new HashMap<>(admin.getConfigurationProperties());
        // It asks again by itself; a start must not take longer for a Kafka that is away.
        connection.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 3_000);
        connection.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 3_000);
        return new HarvestTopics(new KafkaTopics(connection), new Lanes(workers.lanes()));
    }

    @Bean
    KafkaIntake kafkaIntake(ProducerFactory<?, ?> producerFactory, HarvestTopics topics, WorkersProperties workers) {
        Map<String, Object> settings = producerSettings(producerFactory.getConfigurationProperties());
        return new KafkaIntake(
                () -> new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer()),
                topics,
                new Lanes(workers.lanes()));
    }

    /** What the promise rests on is not for a setting to change; how long it tries is what a harvester waits for an answer. */
    static Map<String, Object> producerSettings(Map<String, Object> connection) {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        // A batch is gzip already.
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none");
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 2 * 1024 * 1024);
        // How much is in flight is bounded before the producer: it must never be the one to block.
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 2L * 1024 * 1024 * 1024);
        return settings;
    }

    @Bean
    NaclProxyMetrics naclProxyMetrics(MeterRegistry registry) {
        return new NaclProxyMetrics(registry);
    }

    @Bean
    Refusals naclRefusals(NaclProxyMetrics metrics) {
        return new Refusals(metrics);
    }

    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService naclTimer() {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("nacl-timer").daemon().factory());
    }

    @Bean
    NaclListener naclListener(
            NaclProxyProperties properties,
            ProxyKeys keys,
            Refusals refusals,
            ScheduledExecutorService naclTimer,
            NaclConnection.House house) {
        return new NaclListener(
                new InetSocketAddress(properties.address(), properties.port()),
                properties.maxConnections(),
                new NaclDoor(keys, refusals, naclTimer, HANDSHAKE_LIMIT),
                refusals,
                house);
    }

    @Bean
    NaclConnection.House naclHouse(
            NaclProxyProperties properties, ProxyKeys keys, KafkaIntake intake, NaclProxyMetrics metrics) {
        return new NaclConnection.House(
                key -> keys.authorized().client(key),
                intake,
                new Semaphore(Math.toIntExact(properties.maxInFlight().toBytes()), true),
                metrics);
    }

    @Bean
    NaclWatch naclWatch(ProxyKeys keys, HarvestTopics topics, NaclListener listener) {
        return new NaclWatch(keys, topics, listener);
    }

    @Bean
    NaclHealthIndicator naclHealthIndicator(
            NaclListener listener, ProxyKeys keys, HarvestTopics topics, KafkaIntake intake) {
        return new NaclHealthIndicator(listener, keys, topics, intake);
    }
}
