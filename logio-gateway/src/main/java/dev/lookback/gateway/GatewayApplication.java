package dev.lookback.gateway;

import dev.lookback.access.web.ConfiguredUsers;
import dev.lookback.filter.LuceneFilterParser;
import dev.lookback.gateway.access.GatewayAccessConfiguration;
import dev.lookback.gateway.cluster.ClusterConfiguration;
import dev.lookback.gateway.dedup.DedupConfiguration;
import dev.lookback.gateway.hub.HubConfiguration;
import dev.lookback.gateway.inputs.InputsConfiguration;
import dev.lookback.gateway.intake.IntakeConfiguration;
import dev.lookback.gateway.logio.LogioConfiguration;
import dev.lookback.gateway.page.PageConfiguration;
import dev.lookback.gateway.socket.SocketConfiguration;
import dev.lookback.gateway.subscription.SubscriptionConfiguration;
import dev.lookback.model.filter.FilterParser;
import dev.lookback.model.topic.Environment;
import dev.lookback.process.LookbackProcess;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

import java.time.Clock;

/** The process {@code logio-gateway}, its stages in the order an event meets them. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = UserDetailsServiceAutoConfiguration.class)
@EnableConfigurationProperties(GatewayProperties.class)
@Import({
    GatewayAccessConfiguration.class,
    IntakeConfiguration.class,
    LogioConfiguration.class,
    HubConfiguration.class,
    DedupConfiguration.class,
    InputsConfiguration.class,
    SubscriptionConfiguration.class,
    SocketConfiguration.class,
    ClusterConfiguration.class,
    PageConfiguration.class,
})
public class GatewayApplication {

    public static void main(String[] arguments) {
        LookbackProcess.run(GatewayApplication.class, "logio-gateway", ConfiguredUsers::areIn, arguments);
    }

    @Bean
    Environment servedEnvironment(GatewayProperties properties) {
        return properties.environment();
    }

    @Bean
    FilterParser filterParser(Clock clock) {
        return new LuceneFilterParser(clock);
    }
}
