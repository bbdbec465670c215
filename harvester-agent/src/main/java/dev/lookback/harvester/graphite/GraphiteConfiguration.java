package dev.lookback.harvester.graphite;

import dev.lookback.harvester.event.EventProperties;
import dev.lookback.harvester.event.EventSink;
import dev.lookback.harvester.event.HarvesterMetrics;
import dev.lookback.harvester.socket.SocketHealthIndicator;
import dev.lookback.harvester.socket.SocketInput;
import dev.lookback.harvester.socket.UnreadableMessages;
import dev.lookback.model.event.EventIds;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Clock;

/** The beans of the Graphite input; while it is off they are there, and open no port. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GraphiteProperties.class)
public class GraphiteConfiguration {

    @Bean
    GraphiteProtocol graphiteProtocol(
            EventSink sink, HarvesterMetrics metrics, EventProperties events, MeterRegistry registry) {
        EventIds ids = new EventIds();
        UnreadableMessages unreadable = new UnreadableMessages(GraphiteProtocol.NAME, ids, registry);
        return new GraphiteProtocol(sink, metrics, ids, unreadable, events.maxClockSkew());
    }

    @Bean
    SocketInput graphiteInput(GraphiteProperties properties, GraphiteProtocol protocol, Clock clock) {
        return new SocketInput(properties.ports(), protocol, protocol.metrics(), clock);
    }

    @Bean
    SocketHealthIndicator graphiteHealthIndicator(@Qualifier("graphiteInput") SocketInput input) {
        return new SocketHealthIndicator(input);
    }
}
