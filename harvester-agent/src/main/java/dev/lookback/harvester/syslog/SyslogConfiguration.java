package dev.lookback.harvester.syslog;

import dev.lookback.harvester.event.EventProperties;
import dev.lookback.harvester.event.EventSink;
import dev.lookback.harvester.event.HarvesterMetrics;
import dev.lookback.harvester.socket.Handshake;
import dev.lookback.harvester.socket.SocketInput;
import dev.lookback.model.event.EventIds;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Clock;

/** The beans of the syslog input. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SyslogProperties.class)
public class SyslogConfiguration {

    @Bean
    SocketInput syslogInput(
            SyslogProperties properties,
            SyslogProtocol protocol,
            SslBundles bundles,
            MeterRegistry registry,
            Clock clock) {
        Handshake tls = tlsHandshake(properties.tls(), bundles, registry);
        return new SocketInput(SyslogPorts.of(properties, tls), protocol, protocol.metrics(), clock);
    }

    private static @Nullable Handshake tlsHandshake(
            SyslogProperties.Tls settings, SslBundles bundles, MeterRegistry registry) {
        if (settings.bundle() == null) {
            return null;
        }
        TlsContext context = TlsContext.of(bundles, settings.bundle(), settings.clientAuthentication());
        Counter failed = Counter.builder("lookback.harvester.tls.handshakes.failed")
                .description("connections that were refused before their first message")
                .register(registry);
        return new TlsHandshake(context, settings.handshakeTimeout(), failed);
    }

    @Bean
    SyslogProtocol syslogProtocol(
            SyslogProperties properties, EventSink sink, HarvesterMetrics metrics, EventProperties events) {
        return new SyslogProtocol(sink, metrics, new EventIds(), properties.zoneOrSystems(), events.maxClockSkew());
    }

    @Bean
    SyslogHealthIndicator syslogHealthIndicator(
            SyslogProperties properties, @Qualifier("syslogInput") SocketInput input) {
        return new SyslogHealthIndicator(properties, input);
    }
}
