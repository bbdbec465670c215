package dev.lookback.harvester.file;

import dev.lookback.harvester.event.EventProperties;
import dev.lookback.harvester.event.EventSink;
import dev.lookback.harvester.event.HarvesterMetrics;
import dev.lookback.harvester.event.LastErrors;
import dev.lookback.harvester.event.SourcePositions;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;

/** The beans of the file input. Without inputs it looks for nothing. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FileProperties.class)
public class FileConfiguration {

    @Bean
    FileFollower fileFollower(FileProperties properties, FileRulesFactory rules, FileTarget target) {
        FilePace pace = new FilePace(
                properties.scanInterval(), properties.maxOpenFiles(), properties.letGoAfter(), properties.remember());
        return new FileFollower(rules.rules(properties.inputs()), pace, target);
    }

    @Bean
    FileTarget fileTarget(EventSink sink, SourcePositions positions, HarvesterMetrics metrics, LastErrors errors) {
        return new FileTarget(sink, positions, metrics.received(FileMetrics.INPUT), errors);
    }

    @Bean
    FileRulesFactory fileRules(EventProperties events, MeterRegistry registry) {
        return new FileRulesFactory(hostName(), events.maxClockSkew(), FileMetrics.unparsed(registry));
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            // The message begins with the name that no address is known of.
            return String.valueOf(e.getMessage()).replaceFirst(":.*", "");
        }
    }

    @Bean
    FileInput fileInput(
            FileProperties properties, FileFollower follower, EventSink sink, MeterRegistry registry, Clock clock) {
        FileInput input = new FileInput(follower, properties.pollInterval(), sink, clock);
        FileMetrics.show(registry, input);
        return input;
    }

    @Bean
    FileHealthIndicator fileHealthIndicator(FileInput input) {
        return new FileHealthIndicator(input);
    }
}
