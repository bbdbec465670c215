package dev.lookback.process;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;

import java.util.Map;
import java.util.function.Predicate;

/** A process that has users tells a load balancer how it is, and only users what it is connected to. */
final class HealthDetails implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String DEFAULTS = "defaultProperties";

    private final Predicate<Environment> asksCallers;

    HealthDetails(Predicate<Environment> asksCallers) {
        this.asksCallers = asksCallers;
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        MutablePropertySources sources = context.getEnvironment().getPropertySources();
        if (asksCallers.test(context.getEnvironment())) {
            MapPropertySource withUsers = new MapPropertySource(
                    "withUsers", Map.of("management.endpoint.health.show-details", "when-authorized"));
            if (sources.contains(DEFAULTS)) {
                sources.addBefore(DEFAULTS, withUsers);
            } else {
                sources.addLast(withUsers);
            }
        }
    }
}
