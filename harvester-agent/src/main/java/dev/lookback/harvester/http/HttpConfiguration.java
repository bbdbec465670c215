package dev.lookback.harvester.http;

import dev.lookback.harvester.event.EventSink;
import dev.lookback.harvester.event.HarvesterMetrics;
import dev.lookback.harvester.event.JsonEvents;
import dev.lookback.harvester.event.LastErrors;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import java.time.Clock;

/** The beans of events over HTTP. Turned off, its settings are read, and nothing else is there. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HttpProperties.class)
public class HttpConfiguration {

    private static final String INPUT = "http";

    /** Only where it is not turned off. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "lookback.harvester.http.enabled", matchIfMissing = true)
    @Import(EventsController.class)
    static class Taking {

        @Bean
        EventIntake eventIntake(
                HttpProperties properties, JsonEvents events, EventSink sink, HarvesterMetrics metrics, Clock clock) {
            return new EventIntake(properties, events, sink, metrics.received(INPUT), clock);
        }

        @Bean
        Refusals refusals(MeterRegistry registry, LastErrors errors) {
            return new Refusals(registry, errors);
        }
    }
}
