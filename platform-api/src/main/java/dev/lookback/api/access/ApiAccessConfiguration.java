package dev.lookback.api.access;

import dev.lookback.access.web.AccessConfiguration;
import dev.lookback.access.web.CallTable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@Configuration(proxyBeanMethods = false)
@Import(AccessConfiguration.class)
public class ApiAccessConfiguration {

    @Bean
    CallTable callTable() {
        return ApiCalls.table();
    }
}
