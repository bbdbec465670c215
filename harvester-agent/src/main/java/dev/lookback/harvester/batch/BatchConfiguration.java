package dev.lookback.harvester.batch;

import dev.lookback.harvester.event.HarvesterMetrics;
import dev.lookback.harvester.spool.Spool;
import dev.lookback.model.time.Intervals;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Clock;
import java.time.Duration;

/** The beans between the inputs and the way out. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BatchProperties.class)
public class BatchConfiguration {

    /** Twice this is what inputs leave of the thirty seconds that a process has to stop. */
    private static final Duration STOP_LIMIT = Duration.ofSeconds(6);

    @Bean
    Spool spool(Intervals intervals, BatchProperties properties, Clock clock) {
        return Spool.open(properties.spool().settings(), intervals, clock);
    }

    @Bean
    BatchBuffer batchBuffer(Intervals intervals, BatchProperties properties, Spool spool, Clock clock) {
        return new BatchBuffer(intervals, properties, spool, clock);
    }

    @Bean
    UnsentBatches unsentBatches(Spool spool, BatchBuffer buffer, BatchProperties properties) {
        return new UnsentBatches(spool, buffer, properties.maxOnTheWay().toBytes() / 2);
    }

    @Bean
    BatchMetrics batchMetrics(
            BatchBuffer buffer,
            UnsentBatches unsent,
            Spool spool,
            Clock clock,
            HarvesterMetrics harvester,
            MeterRegistry registry) {
        BatchMetrics metrics = new BatchMetrics(harvester, registry);
        metrics.inHand(buffer, unsent, spool, clock);
        return metrics;
    }

    @Bean
    BatchDelivery batchDelivery(
            BatchBuffer buffer, UnsentBatches unsent, Spool spool, BatchSender sender, BatchMetrics metrics) {
        return new BatchDelivery(new BatchSealer(buffer, spool, unsent), unsent, sender, metrics, STOP_LIMIT);
    }

    @Bean
    DeliveryHealthIndicator deliveryHealthIndicator(BatchDelivery delivery, BatchBuffer buffer, Spool spool) {
        return new DeliveryHealthIndicator(delivery, buffer, spool);
    }
}
