package dev.lookback.workers.indexer;

import dev.lookback.filter.LuceneFilterParser;
import dev.lookback.model.block.BlockCatalogue;
import dev.lookback.model.block.BlockCodec;
import dev.lookback.model.block.BlockStore;
import dev.lookback.model.filter.EventFilter;
import dev.lookback.model.time.Intervals;
import dev.lookback.model.topic.WorkTopics;
import dev.lookback.search.DocumentWriter;
import dev.lookback.search.HistoryIndexes;
import dev.lookback.search.RecentIndexes;
import dev.lookback.search.SearchIndexConfiguration;
import dev.lookback.workers.ConditionalOnRole;
import dev.lookback.workers.Role;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** The beans of the indexer. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRole(Role.INDEXER)
@EnableConfigurationProperties(IndexerProperties.class)
@Import(SearchIndexConfiguration.class)
public class IndexerConfiguration {

    private static final long POLL_MILLIS = 500;

    @Bean
    IndexerMetrics indexerMetrics(MeterRegistry registry) {
        return new IndexerMetrics(registry);
    }

    @Bean
    ChunkCache chunkCache(
            ConsumerFactory<byte[], byte[]> kafka, Intervals intervals, IndexerProperties properties, Clock clock) {
        Properties settings = new Properties();
        settings.setProperty(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        // It reads what is there. A fetch that waits for more at the topic's end would hold up the next task's
        // questions, which go
        // over the same connection.
        settings.setProperty(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "10");
        return new ChunkCache(
                () -> kafka.createConsumer(null, null, null, settings), intervals, properties.chunks(), clock);
    }

    @Bean
    BlockDownload blockDownload(BlockCatalogue catalogue, ChunkCache cache, BlockStore store, IndexerMetrics metrics) {
        return new BlockDownload(catalogue, cache, new PartDownload(store, metrics), metrics);
    }

    @Bean
    TaskFilters taskFilters() {
        return task -> task.filter()
                .map(filter -> new LuceneFilterParser(Clock.fixed(filter.now(), ZoneOffset.UTC)).parse(filter.query()))
                .orElse(EventFilter.ALL);
    }

    @Bean
    IndexerThreads indexerThreads(
            DocumentWriter writer,
            BlockCodec codec,
            TaskFilters filters,
            IndexerProperties properties,
            IndexerMetrics metrics) {
        return new IndexerThreads(writer, codec, filters, properties, metrics);
    }

    @Bean
    Containers indexerContainers(
            ConsumerFactory<byte[], byte[]> consumers,
            ProducerFactory<byte[], byte[]> producers,
            HistoryIndexes history,
            RecentIndexes recent,
            BlockDownload download,
            IndexerThreads threads) {
        ResultPublisher publisher = new ResultPublisher(new KafkaTemplate<>(producers));
        List<KafkaMessageListenerContainer<byte[], byte[]>> containers = new ArrayList<>();
        for (TaskWorker worker : threads.workers(history, recent, download, publisher)) {
            containers.add(container(consumers, worker));
        }
        return new Containers(containers, threads);
    }

    @Bean
    IndexerHealthIndicator indexerHealthIndicator(HistoryIndexes indexes, IndexerThreads threads) {
        return new IndexerHealthIndicator(indexes, threads);
    }

    /** A consumer a worker, so that each is paused by its own task alone. */
    private static KafkaMessageListenerContainer<byte[], byte[]> container(
            ConsumerFactory<byte[], byte[]> consumers, TaskWorker worker) {
        ContainerProperties properties = new ContainerProperties(WorkTopics.HISTORY_TASKS);
        properties.setGroupId(WorkTopics.INDEXERS);
        properties.setPollTimeout(POLL_MILLIS);
        properties.setAckMode(ContainerProperties.AckMode.MANUAL_IMMEDIATE);
        Properties consumer = properties.getKafkaConsumerProperties();
        consumer.setProperty(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "1");
        // The platform API makes the topic; it may come later than this process.
        consumer.setProperty(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        consumer.setProperty(ConsumerConfig.METADATA_MAX_AGE_CONFIG, "5000");
        KafkaMessageListenerContainer<byte[], byte[]> container =
                new KafkaMessageListenerContainer<>(consumers, properties);
        container.setBeanName("indexer");
        // Not through the properties: the container has a copy of them.
        container.setupMessageListener(new TaskListener(worker, container));
        return container;
    }

    /** Starts and stops the containers, and then what works for them. */
    static final class Containers implements SmartLifecycle {

        private final List<KafkaMessageListenerContainer<byte[], byte[]>> containers;
        private final IndexerThreads threads;
        private volatile boolean isRunning;

        Containers(List<KafkaMessageListenerContainer<byte[], byte[]>> containers, IndexerThreads threads) {
            this.containers = List.copyOf(containers);
            this.threads = threads;
        }

        @Override
        public void start() {
            containers.forEach(KafkaMessageListenerContainer::start);
            isRunning = true;
        }

        @Override
        public void stop() {
            containers.forEach(KafkaMessageListenerContainer::stop);
            threads.close();
            isRunning = false;
        }

        @Override
        public boolean isRunning() {
            return isRunning;
        }
    }
}
