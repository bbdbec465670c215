package dev.lookback.gateway.subscription;

import dev.lookback.model.filter.FilterParser;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

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
        Subscriptions subscriptions =
                new Subscriptions(router, new Filters(parser, properties.maxFilters()), turns, System::nanoTime);
        Gauge.builder("lookback.gateway.filters", subscriptions, Subscriptions::filters)
                .description("distinct filters in use")
                .register(registry);
        Gauge.builder("lookback.gateway.shapes", subscriptions, Subscriptions::shapes)
                .description("distinct sets of subscriptions, each with frames of its own")
                .register(registry);
        return subscriptions;
    }
}
