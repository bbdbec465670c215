package dev.lookback.harvester.syslog;

import dev.lookback.harvester.event.EventProperties;
import dev.lookback.harvester.event.EventSink;
import dev.lookback.harvester.event.HarvesterMetrics;
import dev.lookback.model.event.EventIds;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
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
    SyslogInput syslogInput(
            SyslogProperties properties,
            SyslogReceivers receivers,
            SslBundles bundles,
            MeterRegistry registry,
            Clock clock) {
        return new SyslogInput(properties, tlsHandshake(properties.tls(), bundles, registry), receivers, clock);
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
    SyslogReceivers syslogReceivers(
            SyslogProperties properties, EventSink sink, HarvesterMetrics metrics, EventProperties events) {
        return new SyslogReceivers(sink, metrics, new EventIds(), properties.zoneOrSystems(), events.maxClockSkew());
    }

    @Bean
    SyslogHealthIndicator syslogHealthIndicator(SyslogProperties properties, SyslogInput input) {
        return new SyslogHealthIndicator(properties, input);
    }
}
