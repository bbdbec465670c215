package dev.lookback.harvester.json;

import dev.lookback.harvester.event.EventSink;
import dev.lookback.harvester.event.HarvesterMetrics;
import dev.lookback.harvester.event.JsonEvents;
import dev.lookback.harvester.socket.SocketHealthIndicator;
import dev.lookback.harvester.socket.SocketInput;
import dev.lookback.harvester.socket.UnreadableMessages;
import dev.lookback.model.event.EventIds;
import dev.lookback.process.StartRefusedException;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Clock;

/** The beans of the JSON lines input; while it is off they are there, and open no port. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(JsonProperties.class)
public class JsonConfiguration {

    @Bean
    JsonProtocol jsonProtocol(EventSink sink, HarvesterMetrics metrics, JsonEvents events, MeterRegistry registry) {
        UnreadableMessages unreadable = new UnreadableMessages(JsonProtocol.NAME, new EventIds(), registry);
        return new JsonProtocol(sink, metrics, events, unreadable);
    }

    @Bean
    SocketInput jsonInput(JsonProperties properties, JsonProtocol protocol, Clock clock) {
        return new SocketInput(properties.ports(), protocol, protocol.metrics(), clock);
    }

    @Bean
    SocketHealthIndicator jsonHealthIndicator(@Qualifier("jsonInput") SocketInput input) {
        return new SocketHealthIndicator(input);
    }

    @Bean
    @ConditionalOnBooleanProperty("lookback.harvester.json.stdin")
    StandardInput standardInput(
            JsonProtocol protocol, Clock clock, @Value("${LOOKBACK_SUPERVISED:false}") boolean isSupervised) {
        if (isSupervised) {
            throw new StartRefusedException("lookback.harvester.json.stdin: true (expected: false under ./lookback up,"
                    + " from which a process has a pipe there)");
        }
        return new StandardInput(System.in, protocol, clock);
    }
}
