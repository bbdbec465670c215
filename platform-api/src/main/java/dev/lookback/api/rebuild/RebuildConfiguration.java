package dev.lookback.api.rebuild;

import dev.lookback.api.environment.Archive;
import dev.lookback.api.environment.SentEvents;
import dev.lookback.api.policy.EnvironmentPolicies;
import dev.lookback.search.RebuildRecords;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@Configuration(proxyBeanMethods = false)
@Import(RebuildController.class)
public class RebuildConfiguration {

    @Bean
    RebuildOrderReader rebuildOrderReader(EnvironmentPolicies policies, Archive archive) {
        return new RebuildOrderReader(policies, archive.intervals());
    }

    @Bean
    Rebuilds rebuilds(RebuildRecords records, Archive archive, SentEvents events) {
        return new Rebuilds(records, archive, events);
    }

    @Bean
    RebuildViews rebuildViews(Archive archive) {
        return new RebuildViews(archive);
    }
}
