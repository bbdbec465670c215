package dev.lookback.harvester.kafka;

import dev.lookback.model.topic.Environment;
import dev.lookback.model.topic.Lanes;
import dev.lookback.model.topic.TopicSpec;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The beans of the way to Kafka. */
@Configuration(proxyBeanMethods = false)
public class KafkaOutputConfiguration {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    @Bean
    HarvestTopic harvestTopic(Environment environment, Lanes lanes, KafkaAdmin admin) {
        Map<String, Object> connection = new HashMap<>(admin.getConfigurationProperties());
        // Who waits for Kafka tries again by itself; a start must not take longer for it.
        connection.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 3_000);
        connection.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 3_000);
        return new HarvestTopic(TopicSpec.harvest(environment), lanes, connection);
    }

    @Bean
    TopicWatch topicWatch(HarvestTopic topic) {
        return new TopicWatch(topic);
    }

    @Bean(destroyMethod = "")
    KafkaBatchSender kafkaBatchSender(
            TopicWatch watch,
            HarvestTopic topic,
            Lanes lanes,
            ProducerFactory<?, ?> producerFactory,
            MeterRegistry registry) {
        Map<String, Object> settings = producerSettings(producerFactory.getConfigurationProperties());
        return new KafkaBatchSender(
                watch,
                () -> new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer()),
                new BatchRecords(topic.name(), lanes),
                new KafkaSendMetrics(registry),
                PAUSE);
    }

    @Bean
    KafkaHealthIndicator kafkaHealthIndicator(HarvestTopic topic, TopicWatch watch, KafkaBatchSender sender) {
        return new KafkaHealthIndicator(topic, watch, sender);
    }

    /** What the promise rests on is not for a setting to change: acknowledged by all, in order, tried for ever. */
    static Map<String, Object> producerSettings(Map<String, Object> connection) {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.RETRIES_CONFIG, Integer.MAX_VALUE);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        // A batch is gzip already.
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none");
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 2 * 1024 * 1024);
        // How much is on its way is bounded before the producer: it must never be the one to block.
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 1024L * 1024 * 1024);
        return settings;
    }
}
