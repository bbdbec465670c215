package dev.lookback.gateway.subscription;

import dev.lookback.model.filter.FilterParser;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.lang.management.ManagementFactory;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The beans of this stage. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SubscriptionProperties.class)
public class SubscriptionConfiguration {

    @Bean
    Turns turns() {
        return new Turns();
    }

    @Bean
    Router router() {
        return new Router();
    }

    @Bean
    Subscriptions subscriptions(
            FilterParser parser,
            SubscriptionProperties properties,
            Router router,
            Turns turns,
            MeterRegistry registry) {
        Filters filters = new Filters(parser, properties.maxFilters(), budget(properties, registry));
        Subscriptions subscriptions = new Subscriptions(router, filters, turns, System::nanoTime);
        Gauge.builder("lookback.gateway.filters", subscriptions, Subscriptions::filters)
                .description("distinct filters in use")
                .register(registry);
        Gauge.builder("lookback.gateway.shapes", subscriptions, Subscriptions::shapes)
                .description("distinct sets of subscriptions, each with frames of its own")
                .register(registry);
        return subscriptions;
    }

    private static FilterBudget budget(SubscriptionProperties properties, MeterRegistry registry) {
        Map<FilterEnd, Counter> ended = new EnumMap<>(FilterEnd.class);
        for (FilterEnd end : FilterEnd.values()) {
            ended.put(
                    end,
                    Counter.builder("lookback.gateway.filters.ended")
                            .description("filters that are asked no more")
                            .tag("reason", end.tag())
                            .register(registry));
        }
        FilterBudget.Clocks clocks =
                new FilterBudget.Clocks(System::nanoTime, ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime);
        return new FilterBudget(
                properties.maxFilterTime().toNanos(),
                clocks,
                end -> Objects.requireNonNull(ended.get(end)).increment());
    }
}
