package dev.lookback.api.policy;

import dev.lookback.search.Policies;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PolicyProperties.class)
@Import(PolicyController.class)
public class PolicyConfiguration {

    @Bean
    EnvironmentPolicies environmentPolicies(Policies policies, PolicyProperties settings) {
        return new EnvironmentPolicies(policies, settings.policy());
    }

    @Bean
    PolicyReader policyReader(EnvironmentPolicies policies) {
        return new PolicyReader(policies);
    }
}
