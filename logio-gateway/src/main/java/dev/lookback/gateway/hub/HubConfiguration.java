package dev.lookback.gateway.hub;

import dev.lookback.gateway.dedup.RecentIds;
import dev.lookback.gateway.inputs.InputTable;
import dev.lookback.gateway.intake.IntakeMetrics;
import dev.lookback.gateway.intake.IntakeQueue;
import dev.lookback.gateway.subscription.Router;
import dev.lookback.gateway.subscription.Turns;
import dev.lookback.model.topic.Environment;
import dev.lookback.process.LastResort;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of the hub. */
@Configuration(proxyBeanMethods = false)
public class HubConfiguration {

    /** The ways in start after it and stop before it; clients are sent away after it. */
    static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 100;

    @Bean
    EventIntake eventIntake(
            Environment environment, RecentIds ids, InputTable inputs, Router router, IntakeMetrics metrics) {
        return new EventIntake(environment, ids, inputs, router, metrics);
    }

    /** Its health is shown as {@code hub}. */
    @Bean("hubHealthIndicator")
    Hub hub(IntakeQueue queue, EventIntake intake, Router router, Turns turns, LastResort lastResort) {
        return new Hub(queue, intake, router, turns, lastResort);
    }
}
