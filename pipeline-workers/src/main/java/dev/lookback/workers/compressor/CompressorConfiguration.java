package dev.lookback.workers.compressor;

import dev.lookback.model.block.BlockCatalogue;
import dev.lookback.model.block.BlockCodec;
import dev.lookback.model.block.BlockStore;
import dev.lookback.model.block.Leftovers;
import dev.lookback.model.time.Intervals;
import dev.lookback.model.topic.TopicSpec;
import dev.lookback.workers.ConditionalOnRole;
import dev.lookback.workers.Role;
import dev.lookback.workers.WorkersProperties;
import dev.lookback.workers.record.HarvestTopic;
import dev.lookback.workers.record.KafkaTopics;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.util.backoff.FixedBackOff;

import java.time.Clock;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.ScheduledFuture;

/** The beans of the compressor. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRole(Role.COMPRESSOR)
@EnableConfigurationProperties(CompressorProperties.class)
public class CompressorConfiguration {

    /**
     * A tick writes parts for half a minute and then polls, but one part, S3's retries and Kafka's may take minutes. A
     * compressor that died is noticed by its missing heartbeats, not by this.
     */
    private static final Duration MAX_POLL_INTERVAL = Duration.ofMinutes(30);

    private static final Duration TICK = Duration.ofSeconds(1);
    private static final int MAX_FETCH_BYTES = 8 * 1024 * 1024;

    @Bean
    CompressorMetrics compressorMetrics(MeterRegistry registry) {
        return new CompressorMetrics(registry);
    }

    @Bean(destroyMethod = "close")
    SpillDirectory spillDirectory(CompressorProperties properties) {
        return SpillDirectory.in(properties.parentOfSpills());
    }

    @Bean
    PartRules partRules(CompressorProperties properties, Intervals intervals) {
        return new PartRules(
                intervals,
                properties.grace(),
                properties.lateWindow(),
                properties.maxPartSize().toBytes());
    }

    @Bean
    PartitionStarter partitionStarter(
            WorkersProperties workers,
            PartRules rules,
            BlockCatalogue catalogue,
            HarvestTopic topic,
            CompressorMetrics metrics) {
        return new PartitionStarter(workers.environment(), rules, catalogue, topic::currentId, metrics);
    }

    /** {@code c-<env>} is made before the first chunk asks how many partitions it has. */
    @Bean
    ChunkPublisher chunkPublisher(
            WorkersProperties workers, KafkaTopics topics, KafkaOperations<byte[], byte[]> kafka) {
        topics.make(TopicSpec.chunks(workers.environment()));
        return new ChunkPublisher(kafka);
    }

    @Bean(destroyMethod = "close")
    CompressorThreads compressorThreads() {
        return CompressorThreads.ofThisMachine();
    }

    @Bean
    PartArchiver partArchiver(
            WorkersProperties workers, PartMaker maker, BlockStore store, ChunkPublisher chunks, Clock clock) {
        return new PartArchiver(
                workers.environment(), workers.intervals(), maker, new PartArchiver.Destination(store, chunks), clock);
    }

    @Bean
    PartMaker partMaker(BlockCodec codec, CompressorThreads threads) {
        return new PartMaker(codec, threads);
    }

    @Bean
    Compressor compressor(
            PartitionStarter starter,
            PartArchiver archiver,
            SpillDirectory directory,
            CompressorProperties properties,
            CompressorMetrics metrics,
            Clock clock) {
        BufferMemory memory = new BufferMemory(properties.memory().toBytes(), metrics);
        return new Compressor(starter, archiver, new Compressor.Workspace(directory.path(), memory), metrics, clock);
    }

    @Bean
    LeftoverSweep leftoverSweep(
            Compressor compressor, LeftoverRemoval leftoverRemoval, CompressorProperties properties, Clock clock) {
        return new LeftoverSweep(compressor::hasFirstPartition, leftoverRemoval, properties.leftoverAge(), clock);
    }

    @Bean
    LeftoverRemoval leftoverRemoval(
            WorkersProperties workers, Leftovers leftovers, BlockStore store, CompressorMetrics metrics) {
        return new LeftoverRemoval(workers.environment(), leftovers, store, metrics);
    }

    @Bean
    SimpleAsyncTaskScheduler leftoverScheduler() {
        SimpleAsyncTaskScheduler scheduler = new SimpleAsyncTaskScheduler();
        scheduler.setThreadNamePrefix("leftover-sweep-");
        return scheduler;
    }

    @Bean
    ScheduledFuture<?> leftoverSweeping(
            LeftoverSweep sweep, SimpleAsyncTaskScheduler leftoverScheduler, CompressorProperties properties) {
        return leftoverScheduler.scheduleWithFixedDelay(sweep::sweep, properties.leftoverAge());
    }

    @Bean
    CompressorListener compressorListener(Compressor compressor) {
        return new CompressorListener(compressor);
    }

    @Bean
    HealthIndicator compressorHealthIndicator(Compressor compressor, Clock clock) {
        return new CompressorHealthIndicator(compressor, clock);
    }

    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> compressorContainer(
            ConsumerFactory<byte[], byte[]> consumers,
            HarvestTopic topic,
            WorkersProperties workers,
            CompressorListener listener) {
        ContainerProperties container = new ContainerProperties(topic.name());
        container.setGroupId(workers.environment().compressorGroup());
        container.setClientId(CompressorListener.CONTAINER);
        // The compressor commits by itself: its offsets carry metadata and are not those that were read.
        container.setAckMode(ContainerProperties.AckMode.MANUAL);
        container.setMessageListener(listener);
        container.setConsumerRebalanceListener(listener);
        container.setPollTimeout(TICK.toMillis() / 2);
        container.setIdleEventInterval(TICK.toMillis());
        container.setIdleBeforeDataMultiplier(1);
        container.setKafkaConsumerProperties(consumerProperties());
        ConcurrentMessageListenerContainer<byte[], byte[]> compressor =
                new ConcurrentMessageListenerContainer<>(consumers, container);
        compressor.setCommonErrorHandler(errorHandler());
        return compressor;
    }

    private static Properties consumerProperties() {
        Properties properties = new Properties();
        properties.setProperty(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, Long.toString(MAX_POLL_INTERVAL.toMillis()));
        properties.setProperty(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, Integer.toString(MAX_FETCH_BYTES));
        properties.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        // A rebalance takes away only the partitions that move; the others keep their open parts.
        properties.setProperty(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        return properties;
    }

    /** A fault of our own: the same records again, for ever, and nothing committed behind them. */
    private static DefaultErrorHandler errorHandler() {
        DefaultErrorHandler handler = new DefaultErrorHandler(
                new FixedBackOff(Duration.ofSeconds(5).toMillis(), FixedBackOff.UNLIMITED_ATTEMPTS));
        handler.setAckAfterHandle(false);
        return handler;
    }
}
