package dev.lookback.harvester.syslog;

import dev.lookback.harvester.event.EventProperties;
import dev.lookback.harvester.event.EventSink;
import dev.lookback.harvester.event.HarvesterMetrics;
import dev.lookback.model.event.EventIds;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
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
            EventSink sink,
            HarvesterMetrics metrics,
            EventProperties events,
            Clock clock) {
        SyslogReceivers receivers =
                new SyslogReceivers(sink, metrics, new EventIds(), properties.zoneOrSystems(), events.maxClockSkew());
        return new SyslogInput(properties, receivers, clock);
    }

    @Bean
    SyslogHealthIndicator syslogHealthIndicator(SyslogProperties properties, SyslogInput input) {
        return new SyslogHealthIndicator(properties, input);
    }
}
