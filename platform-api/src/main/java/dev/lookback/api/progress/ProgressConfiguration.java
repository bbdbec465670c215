package dev.lookback.api.progress;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProgressProperties.class)
public class ProgressConfiguration {

    @Bean
    ProgressStreams progressStreams(ProgressProperties properties, MeterRegistry registry) {
        return new ProgressStreams(properties, new ProgressMetrics(registry));
    }

    /** Before the server waits for the answers that are under way. */
    @Bean
    ApplicationListener<ContextClosedEvent> progressStreamsStop(ProgressStreams streams) {
        return event -> streams.stop();
    }
}
