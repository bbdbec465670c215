package dev.lookback.gateway.intake;

import dev.lookback.process.LastResort;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Clock;

/** The beans of the ways in. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({IntakeProperties.class, UdpProperties.class})
public class IntakeConfiguration {

    @Bean
    IntakeQueue intakeQueue(IntakeProperties properties, IntakeMetrics metrics, MeterRegistry registry) {
        IntakeQueue queue = new IntakeQueue((int) properties.queueSize().toBytes());
        metrics.queue(queue, registry);
        return queue;
    }

    @Bean
    IntakeMetrics intakeMetrics(MeterRegistry registry) {
        return new IntakeMetrics(registry);
    }

    @Bean
    LastResort lastResort(ApplicationContext context) {
        return new LastResort(context);
    }

    /** Its health is shown as {@code udp}. */
    @Bean("udpHealthIndicator")
    UdpInput udpInput(
            UdpProperties properties, IntakeQueue queue, IntakeMetrics metrics, LastResort lastResort, Clock clock) {
        return new UdpInput(properties, queue, metrics, lastResort, clock);
    }
}
