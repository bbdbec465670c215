package dev.lookback.harvester.live;

import dev.lookback.harvester.event.EventSink;
import dev.lookback.model.filter.EventFilter;
import dev.lookback.model.live.LiveDatagram;
import dev.lookback.model.topic.Environment;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;

/** The beans of live sending. Without receivers its settings are read, and nothing else is there. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LiveProperties.class)
public class LiveConfiguration {

    /** A name's new addresses are used this much later, and what the resolver itself remembers on top. */
    private static final Duration RESOLVE_EVERY = Duration.ofSeconds(3);

    /** Only with receivers. */
    @Configuration(proxyBeanMethods = false)
    @Conditional(ReceiversAreSet.class)
    static class Sending {

        @Bean
        LiveQueue liveQueue(LiveProperties properties) {
            return new LiveQueue(Math.toIntExact(properties.queueSize().toBytes()));
        }

        @Bean
        @Primary
        EventSink liveSink(@Qualifier("batchBuffer") EventSink batches, LiveQueue queue) {
            return new LiveSink(batches, queue);
        }

        @Bean
        LiveSender liveSender(
                LiveProperties properties, LiveQueue queue, Environment environment, MeterRegistry registry) {
            Receivers receivers = new Receivers(
                    new Ranking(new SecureRandom().nextLong()),
                    properties.redundancy(),
                    LiveDatagram.head(environment));
            ReceiverAddresses addresses =
                    new ReceiverAddresses(properties.receivers(), host -> List.of(InetAddress.getAllByName(host)));
            LiveSender.Way way = new LiveSender.Way(receivers, addresses, RESOLVE_EVERY);
            return new LiveSender(queue, EventFilter.ALL, environment, way, new LiveMetrics(registry));
        }
    }
}
