package dev.lookback.api.access;

import dev.lookback.access.Caller;
import dev.lookback.access.web.AccessConfiguration;
import dev.lookback.access.web.CallTable;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@Configuration(proxyBeanMethods = false)
@Import(AccessConfiguration.class)
public class ApiAccessConfiguration {

    static {
        // Who asks is no parameter that a client gives.
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
    }

    @Bean
    CallTable callTable() {
        return ApiCalls.table();
    }
}
