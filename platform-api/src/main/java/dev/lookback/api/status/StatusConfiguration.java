package dev.lookback.api.status;

import dev.lookback.api.environment.Archive;
import dev.lookback.search.SearchStorage;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@Configuration(proxyBeanMethods = false)
@Import(StatusController.class)
public class StatusConfiguration {

    @Bean
    StatusReader statusReader(Archive archive, Admin admin, SearchStorage storage) {
        return new StatusReader(archive, new AdminKafkaStatus(admin), storage);
    }
}
