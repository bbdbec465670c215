package dev.lookback.api.environment;

import dev.lookback.model.block.BlockCatalogue;
import dev.lookback.model.time.Intervals;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.core.KafkaAdmin;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EnvironmentProperties.class)
@Import(EnvironmentController.class)
public class EnvironmentConfiguration {

    @Bean(destroyMethod = "close")
    Admin kafkaAdminClient(KafkaAdmin settings) {
        Map<String, Object> properties = new HashMap<>(settings.getConfigurationProperties());
        properties.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        properties.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        return Admin.create(properties);
    }

    @Bean
    KafkaEnvironments kafkaEnvironments(Admin admin, Intervals intervals, Clock clock) {
        return new KafkaEnvironments(admin, intervals, clock);
    }

    @Bean
    ArrivedEvents arrivedEvents(Admin admin) {
        return new KafkaArrivedEvents(admin);
    }

    @Bean
    Archive archive(
            BlockCatalogue catalogue, KafkaEnvironments kafka, Intervals intervals, EnvironmentProperties properties) {
        return new Archive(catalogue, kafka, kafka, intervals, properties.grace());
    }

    @Bean
    HealthIndicator kafkaHealthIndicator(KafkaEnvironments kafka) {
        return new KafkaHealthIndicator(kafka);
    }
}
