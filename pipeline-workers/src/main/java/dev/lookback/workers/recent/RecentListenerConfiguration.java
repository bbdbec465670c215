package dev.lookback.workers.recent;

import dev.lookback.model.topic.Environment;
import dev.lookback.workers.WorkersProperties;
import dev.lookback.workers.bulk.BulkPipeline;
import dev.lookback.workers.bulk.DayIndexes;
import dev.lookback.workers.record.HarvestTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.event.ListenerContainerIdleEvent;
import org.springframework.kafka.listener.CommonContainerStoppingErrorHandler;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;

import java.util.Properties;

/** How the es-consumer listens. */
@Configuration(proxyBeanMethods = false)
class RecentListenerConfiguration {

    private static final String CONTAINER = "recentContainer";
    /** Also how soon what is settled is committed while nothing arrives. */
    private static final long POLL_MILLISECONDS = 200;

    @Bean
    RecentIntake recentIntake(
            BulkPipeline recentPipeline,
            OffsetLedger ledger,
            DeadLetters deadLetters,
            RecentRetention retention,
            RecentMetrics metrics) {
        return new RecentIntake(recentPipeline, ledger, deadLetters, retention, metrics);
    }

    @Bean
    RecentListener recentListener(
            HarvestTopic topic,
            RecentIntake intake,
            OffsetLedger ledger,
            RecentProperties properties,
            RecentTarget target) {
        Pausing pausing = new Pausing(ledger, properties.inHand(), target.container()::getObject);
        return new RecentListener(topic, intake, ledger, new DayIndexes(target.environment()), pausing);
    }

    @Bean
    RecentTarget recentTarget(
            WorkersProperties workers, ObjectProvider<KafkaMessageListenerContainer<byte[], byte[]>> container) {
        return new RecentTarget(workers.environment(), container);
    }

    @Bean(CONTAINER)
    KafkaMessageListenerContainer<byte[], byte[]> recentContainer(
            HarvestTopic topic,
            WorkersProperties workers,
            RecentListener listener,
            ConsumerFactory<byte[], byte[]> consumers) {
        ContainerProperties properties = new ContainerProperties(topic.name());
        properties.setGroupId(workers.environment().esConsumerGroup());
        properties.setMessageListener(listener);
        properties.setConsumerRebalanceListener(listener);
        // The listener commits: behind what is settled, whenever it is.
        properties.setAckMode(ContainerProperties.AckMode.MANUAL);
        properties.setPollTimeout(POLL_MILLISECONDS);
        properties.setIdleEventInterval(1L);
        properties.setIdleBeforeDataMultiplier(1);
        properties.setKafkaConsumerProperties(consumerProperties());
        KafkaMessageListenerContainer<byte[], byte[]> container =
                new KafkaMessageListenerContainer<>(consumers, properties);
        container.setBeanName(CONTAINER);
        // Nothing is known of a failure that gets here: reading on could skip a record.
        container.setCommonErrorHandler(new CommonContainerStoppingErrorHandler());
        return container;
    }

    @Bean
    ApplicationListener<ListenerContainerIdleEvent> recentIdleListener(RecentListener listener) {
        return event -> {
            if (event.getListenerId().equals(CONTAINER)) {
                listener.onIdle(event.getConsumer());
            }
        };
    }

    /** A record is up to a megabyte of lines, of which a fetch brings a tenth: memory is bounded by these. */
    private static Properties consumerProperties() {
        Properties properties = new Properties();
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 8);
        properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 8 * 1024 * 1024);
        properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 1024 * 1024);
        properties.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        return properties;
    }

    /** @param container asked for late, since it has the listener, which pauses it */
    record RecentTarget(
            Environment environment, ObjectProvider<KafkaMessageListenerContainer<byte[], byte[]>> container) {}
}
