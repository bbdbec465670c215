package dev.lookback.workers.record;

import dev.lookback.workers.ConditionalOnRole;
import dev.lookback.workers.Role;
import dev.lookback.workers.WorkersProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;

/** What the stages that read {@code h-<env>} share. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRole({Role.COMPRESSOR, Role.ES_CONSUMER})
public class RecordConfiguration {

    @Bean
    KafkaTopics kafkaTopics(KafkaAdmin admin) {
        return new KafkaTopics(admin.getConfigurationProperties());
    }

    @Bean
    HarvestTopic harvestTopic(WorkersProperties properties, KafkaTopics topics) {
        return HarvestTopic.ready(properties.environment(), topics);
    }
}
