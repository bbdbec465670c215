package dev.lookback.api.status;

import dev.lookback.api.environment.Archive;
import dev.lookback.api.environment.HarvestTopics;
import dev.lookback.api.time.Repeating;
import dev.lookback.search.SearchStorage;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import java.time.Clock;
import java.time.Duration;

@Configuration(proxyBeanMethods = false)
@Import(StatusController.class)
public class StatusConfiguration {

    /** As often as a scrape may come: more often nobody would see. */
    private static final Duration BACKLOG_INTERVAL = Duration.ofSeconds(15);

    @Bean
    KafkaStatus kafkaStatus(Admin admin) {
        return new AdminKafkaStatus(admin);
    }

    @Bean
    StatusReader statusReader(Archive archive, KafkaStatus kafka, SearchStorage storage) {
        return new StatusReader(archive, kafka, storage);
    }

    @Bean
    Repeating backlogLoop(
            HarvestTopics topics, Archive archive, KafkaStatus kafka, Clock clock, MeterRegistry registry) {
        BacklogWatch.Sources sources = new BacklogWatch.Sources(topics, archive, kafka);
        BacklogWatch watch = new BacklogWatch(sources, clock, new BacklogMetrics(registry));
        return new Repeating("backlog", watch::look, BACKLOG_INTERVAL);
    }
}
