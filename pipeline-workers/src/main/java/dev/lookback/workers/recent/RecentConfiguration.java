package dev.lookback.workers.recent;

import dev.lookback.model.topic.TopicSpec;
import dev.lookback.search.DocumentWriter;
import dev.lookback.search.Policies;
import dev.lookback.search.RecentIndexes;
import dev.lookback.search.SearchIndexConfiguration;
import dev.lookback.search.WriteMode;
import dev.lookback.workers.ConditionalOnRole;
import dev.lookback.workers.Role;
import dev.lookback.workers.WorkersProperties;
import dev.lookback.workers.bulk.BulkMetrics;
import dev.lookback.workers.bulk.BulkPipeline;
import dev.lookback.workers.bulk.Pace;
import dev.lookback.workers.bulk.PreparedWriter;
import dev.lookback.workers.record.KafkaTopics;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.support.ProducerListener;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;

/** The beans of the es-consumer. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRole(Role.ES_CONSUMER)
@EnableConfigurationProperties({RecentProperties.class, SweepProperties.class})
@Import({SearchIndexConfiguration.class, RecentListenerConfiguration.class})
public class RecentConfiguration {

    /** Of a dead letter: a record of any size that the broker has taken. */
    private static final int MAX_REQUEST_BYTES = 16 * 1024 * 1024;

    @Bean
    RecentMetrics recentMetrics(MeterRegistry registry) {
        return new RecentMetrics(registry);
    }

    @Bean
    OffsetLedger recentLedger() {
        return new OffsetLedger();
    }

    @Bean
    RecentRetention recentRetention(Clock clock) {
        return new RecentRetention(clock);
    }

    @Bean
    RecentPolicy recentPolicy(Policies policies, WorkersProperties workers, RecentProperties properties) {
        return new RecentPolicy(policies, workers.environment(), properties.retention());
    }

    @Bean
    KafkaDeadLetters deadLetters(WorkersProperties workers, KafkaTopics topics, ProducerFactory<?, ?> producers) {
        TopicSpec topic = TopicSpec.deadLetters(workers.environment());
        topics.make(topic);
        @SuppressWarnings("unchecked") // Keys and values are bytes: application.yaml says so for all roles.
        ProducerFactory<byte[], byte[]> bytes = (ProducerFactory<byte[], byte[]>) producers;
        KafkaTemplate<byte[], byte[]> template =
                new KafkaTemplate<>(bytes, Map.of(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST_BYTES));
        // Its own logs an error for each of a thousand letters; what is wrong is said once, by whoever sends.
        template.setProducerListener(new ProducerListener<>() {});
        return new KafkaDeadLetters(template, topic.name());
    }

    @Bean
    BulkPipeline recentPipeline(
            DocumentWriter writer, RecentIndexes indexes, RecentProperties properties, MeterRegistry registry) {
        return new BulkPipeline(
                new PreparedWriter(writer, indexes),
                WriteMode.ALIAS_ONLY,
                properties.bulk(),
                Pace.UNLIMITED,
                new BulkMetrics("recent", registry));
    }

    @Bean
    RecentSweep recentSweep(
            RecentIndexes indexes,
            RecentPolicy policy,
            RecentRetention retention,
            WorkersProperties workers,
            RecentMetrics metrics) {
        return new RecentSweep(indexes, policy, retention, workers.environment(), metrics);
    }

    @Bean
    SimpleAsyncTaskScheduler recentScheduler() {
        SimpleAsyncTaskScheduler scheduler = new SimpleAsyncTaskScheduler();
        scheduler.setThreadNamePrefix("recent-sweep-");
        return scheduler;
    }

    @Bean
    ScheduledFuture<?> recentSweeping(
            RecentSweep sweep, SimpleAsyncTaskScheduler recentScheduler, SweepProperties properties) {
        return recentScheduler.scheduleWithFixedDelay(sweep::sweep, properties.sweepInterval());
    }

    @Bean
    HealthIndicator recentHealthIndicator(
            BulkPipeline recentPipeline,
            OffsetLedger recentLedger,
            KafkaMessageListenerContainer<byte[], byte[]> recentContainer,
            KafkaDeadLetters deadLetters) {
        return new RecentHealth(recentPipeline, recentLedger, recentContainer, deadLetters);
    }
}
