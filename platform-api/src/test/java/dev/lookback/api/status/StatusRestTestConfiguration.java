package dev.lookback.api.status;

import dev.lookback.api.environment.Archive;
import dev.lookback.search.InMemorySearch;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@Configuration(proxyBeanMethods = false)
@Import(StatusController.class)
public class StatusRestTestConfiguration {

    @Bean
    TestKafka testKafka() {
        return new TestKafka();
    }

    @Bean
    StatusReader statusReader(Archive archive, TestKafka kafka, InMemorySearch search) {
        return new StatusReader(archive, kafka, search.searchStorage());
    }
}
