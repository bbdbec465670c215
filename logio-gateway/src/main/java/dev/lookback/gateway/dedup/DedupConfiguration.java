package dev.lookback.gateway.dedup;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.security.SecureRandom;
import java.time.Duration;

/** The beans of this stage. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DedupProperties.class)
public class DedupConfiguration {

    /** CONTRACT section 6. */
    private static final Duration WINDOW = Duration.ofSeconds(60);

    @Bean
    RecentIds recentIds(DedupProperties properties, MeterRegistry registry) {
        // Nobody outside can find two ids that are taken for the same.
        RecentIds ids = new RecentIds(new SecureRandom().nextLong(), properties.maxIds(), WINDOW.toMillis());
        Gauge.builder("lookback.gateway.dedup.ids", ids, RecentIds::size)
                .description("ids that are remembered")
                .register(registry);
        FunctionCounter.builder("lookback.gateway.dedup.forgotten", ids, RecentIds::forgottenEarly)
                .description("ids that were forgotten before their minute was over, since max-ids was reached")
                .register(registry);
        return ids;
    }
}
