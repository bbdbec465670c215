package dev.lookback.gateway.inputs;

import dev.lookback.gateway.subscription.Turns;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of this stage. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(InputsProperties.class)
public class InputsConfiguration {

    @Bean
    InputTable inputTable(InputsProperties properties, MeterRegistry registry) {
        InputTable table = new InputTable(
                properties.maxInputs(), (int) properties.forgetAfter().toSeconds());
        Gauge.builder("lookback.gateway.inputs", table, InputTable::size)
                .description("streams of sources that were seen of late")
                .register(registry);
        FunctionCounter.builder("lookback.gateway.inputs.unlisted", table, InputTable::unlisted)
                .description("events whose stream and source found no room in the list")
                .register(registry);
        return table;
    }

    @Bean
    InputsBoard inputsBoard(InputsProperties properties, InputTable table, Turns turns) {
        return new InputsBoard(table, turns, properties.maxInputs());
    }
}
