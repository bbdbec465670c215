package dev.lookback.api.schedule;

import dev.lookback.api.environment.Archive;
import dev.lookback.api.environment.SentEvents;
import dev.lookback.api.policy.EnvironmentPolicies;
import dev.lookback.model.topic.WorkTopics;
import dev.lookback.search.HistoryIndexes;
import dev.lookback.search.HistoryRecords;
import dev.lookback.search.RebuildRecords;
import dev.lookback.search.RecentIndexes;
import dev.lookback.search.SearchStorage;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;

import java.time.Clock;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SchedulerProperties.class)
public class ScheduleConfiguration {

    @Bean
    SchedulerMetrics schedulerMetrics(MeterRegistry registry) {
        return new SchedulerMetrics(registry);
    }

    @Bean
    TaskDispatcher taskDispatcher(
            Archive archive,
            SentEvents events,
            TaskQueue queue,
            SchedulerProperties properties,
            SchedulerMetrics metrics) {
        return new TaskDispatcher(archive, new LateParts(archive, events), queue, properties, metrics);
    }

    @Bean
    TaskQueue taskQueue(ProducerFactory<byte[], byte[]> kafka, SearchStorage storage, Clock clock) {
        return new DiskGuardedQueue(new KafkaTaskQueue(new KafkaTemplate<>(kafka)), storage, clock);
    }

    @Bean
    LoadStore loadStore(HistoryRecords histories, RebuildRecords rebuilds) {
        return new LoadStore(histories, rebuilds);
    }

    @Bean
    LoadFinisher loadFinisher(
            HistoryIndexes history,
            RecentIndexes recent,
            EnvironmentPolicies policies,
            Archive archive,
            LoadStore store,
            SchedulerMetrics metrics) {
        return new LoadFinisher(
                new HistoryTarget(history), new RecentTarget(recent, policies, archive.intervals()), store, metrics);
    }

    @Bean
    LoadScheduler loadScheduler(
            LoadStore store,
            TaskDispatcher dispatcher,
            LoadFinisher finisher,
            SchedulerProperties properties,
            SchedulerMetrics metrics) {
        return new LoadScheduler(store, dispatcher, finisher, properties, metrics);
    }

    @Bean
    LateWatch lateWatch(
            Archive archive,
            HistoryRecords records,
            HistoryIndexes indexes,
            SchedulerProperties properties,
            SchedulerMetrics metrics) {
        return new LateWatch(archive, records, indexes, properties, metrics);
    }

    @Bean
    SchedulerLoop schedulerLoop(LoadScheduler scheduler, LateWatch late, Clock clock) {
        return new SchedulerLoop(scheduler, late, clock);
    }

    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> progressListener(
            ConsumerFactory<byte[], byte[]> kafka, SchedulerLoop loop, SchedulerMetrics metrics) {
        ProgressListener listener = new ProgressListener(loop, metrics);
        ContainerProperties properties = new ContainerProperties(WorkTopics.HISTORY_PROGRESS);
        properties.setGroupId(WorkTopics.SCHEDULERS);
        properties.setAckMode(ContainerProperties.AckMode.MANUAL);
        properties.setMessageListener(listener);
        properties.setConsumerRebalanceListener(listener);
        ConcurrentMessageListenerContainer<byte[], byte[]> container =
                new ConcurrentMessageListenerContainer<>(kafka, properties);
        container.setAutoStartup(false);
        return container;
    }

    @Bean
    WorkTopicsStart workTopicsStart(
            Admin admin,
            SchedulerProperties properties,
            ConcurrentMessageListenerContainer<byte[], byte[]> progressListener) {
        return new WorkTopicsStart(admin, properties.partitions(), progressListener::start);
    }
}
