package dev.lookback.harvester.rules;

import dev.lookback.harvester.event.EventSink;
import dev.lookback.harvester.event.HarvesterMetrics;
import dev.lookback.harvester.event.LastErrors;
import dev.lookback.model.filter.FilterParser;
import dev.lookback.process.StartRefusedException;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.function.Supplier;

/** The beans of rules, and the sink that every input gets: rules, then live where it is on, then batches. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RulesProperties.class)
public class RulesConfiguration {

    static final String SETTING = "lookback.harvester.rules";

    @Bean
    RulesMetrics rulesMetrics(HarvesterMetrics books, LastErrors errors, MeterRegistry registry) {
        return new RulesMetrics(books, errors, registry);
    }

    @Bean
    @Conditional(RulesAreSet.class)
    ReloadedRules reloadedRules(RulesProperties properties, FilterParser filters, RulesMetrics metrics, Clock clock) {
        Path path = Objects.requireNonNull(properties.rules());
        RulesReader reader = new RulesReader(filters);
        ReloadedRules rules = new ReloadedRules(new RulesFile(path), reader, metrics, clock);
        try {
            rules.readFirst();
            return rules;
        } catch (IOException e) {
            throw new StartRefusedException(SETTING + ": " + path + ": " + e.getMessage(), e);
        } catch (WrongRulesException e) {
            throw new StartRefusedException(SETTING + ": " + e.getMessage(), e);
        }
    }

    @Bean
    RulesWatch rulesWatch(ObjectProvider<ReloadedRules> rules, RulesProperties properties) {
        return new RulesWatch(rules.getIfAvailable(), properties.rulesPoll());
    }

    @Bean
    RulesHealthIndicator rulesHealthIndicator(ObjectProvider<ReloadedRules> rules) {
        return new RulesHealthIndicator(rules.getIfAvailable());
    }

    @Bean
    @Primary
    EventSink rulesSink(
            @Qualifier("batchBuffer") EventSink batches,
            @Qualifier("liveSink") ObjectProvider<EventSink> live,
            ObjectProvider<ReloadedRules> rules,
            RulesMetrics metrics) {
        @Nullable Supplier<RuleSet> read = rules.getIfAvailable();
        return new RulesSink(live.getIfAvailable(() -> batches), read == null ? () -> RuleSet.NONE : read, metrics);
    }
}
