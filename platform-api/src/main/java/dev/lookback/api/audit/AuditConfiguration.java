package dev.lookback.api.audit;

import dev.lookback.search.AuditRecords;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

import java.time.Clock;

@Configuration(proxyBeanMethods = false)
@Import({AuditController.class, AuditedBodies.class})
public class AuditConfiguration {

    @Bean
    AuditTrail auditTrail(AuditRecords records, JsonMapper json, Clock clock) {
        return new AuditTrail(records, json, clock);
    }

    @Bean
    WebMvcConfigurer auditGate(AuditTrail trail) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new AuditGate(trail));
            }
        };
    }
}
