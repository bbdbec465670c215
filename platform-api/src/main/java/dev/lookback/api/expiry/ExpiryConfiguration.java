package dev.lookback.api.expiry;

import dev.lookback.search.HistoryIndexes;
import dev.lookback.search.HistoryRecords;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Clock;

@Configuration(proxyBeanMethods = false)
public class ExpiryConfiguration {

    @Bean
    ExpirySweep expirySweep(HistoryRecords records, HistoryIndexes indexes, Clock clock, MeterRegistry registry) {
        return new ExpirySweep(records, indexes, clock, registry);
    }
}
