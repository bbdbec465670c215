package dev.lookback.harvester.batch;

import dev.lookback.harvester.event.HarvesterMetrics;
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
    BatchBuffer batchBuffer(Intervals intervals, BatchProperties properties, Clock clock) {
        return new BatchBuffer(intervals, properties, clock);
    }

    @Bean
    BatchDelivery batchDelivery(
            BatchBuffer buffer,
            BatchSender sender,
            BatchProperties properties,
            HarvesterMetrics metrics,
            MeterRegistry registry) {
        AgentFile agentFile = new AgentFile(properties.spool().directory());
        return new BatchDelivery(buffer, sender, agentFile, new BatchMetrics(metrics, registry), STOP_LIMIT);
    }

    @Bean
    DeliveryHealthIndicator deliveryHealthIndicator(BatchDelivery delivery, BatchBuffer buffer) {
        return new DeliveryHealthIndicator(delivery, buffer);
    }
}
