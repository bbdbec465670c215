package dev.lookback.harvester.event;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Clock;

/** What all inputs and outputs share. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EventProperties.class)
public class EventConfiguration {

    @Bean
    HarvesterMetrics harvesterMetrics(MeterRegistry registry) {
        return new HarvesterMetrics(registry);
    }

    @Bean
    JsonEvents jsonEvents(EventProperties properties) {
        return new JsonEvents(properties);
    }

    @Bean
    LastErrors lastErrors(Clock clock) {
        return new LastErrors(clock);
    }

    @Bean
    LoggedErrors loggedErrors(LastErrors errors) {
        return LoggedErrors.listen(errors);
    }

    @Bean
    LastErrorsHealthIndicator errorsHealthIndicator(LastErrors errors) {
        return new LastErrorsHealthIndicator(errors);
    }
}
