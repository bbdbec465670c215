package dev.lookback.api.expiry;

import dev.lookback.search.HistoryIndexes;
import dev.lookback.search.HistoryRecords;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;

import java.time.Clock;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ExpiryProperties.class)
public class ExpiryConfiguration {

    @Bean
    ExpirySweep expirySweep(HistoryRecords records, HistoryIndexes indexes, Clock clock, MeterRegistry registry) {
        return new ExpirySweep(records, indexes, clock, registry);
    }

    @Bean
    SchedulingConfigurer expirySchedule(ExpirySweep sweep, ExpiryProperties properties) {
        return tasks -> tasks.addFixedDelayTask(sweep::sweep, properties.sweepInterval());
    }
}
