package dev.lookback.api.events;

import dev.lookback.api.environment.Archive;
import dev.lookback.model.block.BlockCodec;
import dev.lookback.model.block.BlockStore;
import dev.lookback.model.filter.FilterParser;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.ContextClosedEvent;

import java.time.Clock;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EventsProperties.class)
@Import(EventsController.class)
public class EventsConfiguration {

    @Bean
    EventsReader eventsReader(Archive archive, FilterParser filters, Clock clock) {
        return new EventsReader(archive, filters, clock);
    }

    @Bean
    EventsMetrics eventsMetrics(MeterRegistry registry) {
        return new EventsMetrics(registry);
    }

    @Bean
    EventStreams eventStreams(
            Archive archive, BlockStore store, BlockCodec codec, EventsProperties properties, EventsMetrics metrics) {
        ArchivedEvents events = new ArchivedEvents(archive.catalogue(), store, codec, archive.intervals(), metrics);
        return new EventStreams(events, properties.maxStreams(), metrics);
    }

    @Bean
    EventsSender eventsSender(EventsMetrics metrics) {
        return new EventsSender(metrics);
    }

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> clientConnections() {
        return server -> server.addEngineValves(new TomcatConnections());
    }

    /** Before the server waits for the answers that are under way. */
    @Bean
    ApplicationListener<ContextClosedEvent> eventStreamsStop(EventStreams streams) {
        return event -> streams.stop();
    }
}
