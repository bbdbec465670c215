package dev.lookback.gateway.logio;

import dev.lookback.gateway.intake.IntakeMetrics;
import dev.lookback.gateway.intake.IntakeQueue;
import dev.lookback.gateway.logio.LogioConnection.LogioServices;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Clock;

/** The beans of log.io's input. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LogioProperties.class)
public class LogioConfiguration {

    /** Its health is shown as {@code logio}. */
    @Bean("logioHealthIndicator")
    LogioInput logioInput(LogioProperties properties, IntakeQueue queue, IntakeMetrics metrics, Clock clock) {
        return new LogioInput(properties, new LogioServices(queue, metrics, clock));
    }
}
