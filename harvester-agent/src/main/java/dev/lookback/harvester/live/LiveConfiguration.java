package dev.lookback.harvester.live;

import dev.lookback.filter.LuceneFilterParser;
import dev.lookback.harvester.event.EventSink;
import dev.lookback.model.filter.EventFilter;
import dev.lookback.model.filter.FilterParser;
import dev.lookback.model.filter.FilterSyntaxException;
import dev.lookback.model.live.LiveDatagram;
import dev.lookback.model.topic.Environment;
import dev.lookback.process.StartRefusedException;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The beans of live sending. Without receivers its settings are read, and nothing else is there. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LiveProperties.class)
public class LiveConfiguration {

    private static final Logger log = LoggerFactory.getLogger(LiveConfiguration.class);

    /** A name's new addresses are used this much later, and what the resolver itself remembers on top. */
    private static final Duration RESOLVE_EVERY = Duration.ofSeconds(3);

    @Bean
    FilterParser filterParser(Clock clock) {
        return new LuceneFilterParser(clock);
    }

    /** Read whether or not live is on: a mistake is seen when it is made. */
    @Bean
    EventFilter liveFilter(LiveProperties properties, FilterParser parser) {
        try {
            return parser.parse(properties.filter());
        } catch (FilterSyntaxException e) {
            throw new StartRefusedException(
                    "lookback.harvester.live.filter: " + properties.filter() + " (" + e.getMessage() + ")", e);
        }
    }

    /** Where there are receivers and NaCl proxies: somebody may wait for live events, and should know. */
    @Configuration(proxyBeanMethods = false)
    @Conditional(ReceiversAreSet.HeldBack.class)
    static class HeldBack {

        HeldBack() {
            log.warn("live sending is off, since events would leave in clear text beside lookback.harvester.nacl:"
                    + " lookback.harvester.live.plaintext=true turns it on");
        }
    }

    /** Only with receivers. */
    @Configuration(proxyBeanMethods = false)
    @Conditional(ReceiversAreSet.class)
    static class Sending {

        @Bean
        LiveQueue liveQueue(LiveProperties properties) {
            return new LiveQueue(Math.toIntExact(properties.queueSize().toBytes()));
        }

        @Bean
        EventSink liveSink(@Qualifier("batchBuffer") EventSink batches, LiveQueue queue) {
            return new LiveSink(batches, queue);
        }

        @Bean
        LiveSender liveSender(
                LiveProperties properties,
                LiveQueue queue,
                EventFilter filter,
                Environment environment,
                MeterRegistry registry) {
            Receivers receivers = new Receivers(
                    new Ranking(new SecureRandom().nextLong()),
                    properties.redundancy(),
                    LiveDatagram.head(environment));
            ReceiverAddresses addresses =
                    new ReceiverAddresses(properties.receivers(), host -> List.of(InetAddress.getAllByName(host)));
            LiveSender.Way way = new LiveSender.Way(receivers, addresses, RESOLVE_EVERY);
            return new LiveSender(queue, filter, environment, way, new LiveMetrics(registry));
        }
    }
}
