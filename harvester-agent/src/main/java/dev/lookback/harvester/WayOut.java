package dev.lookback.harvester;

import dev.lookback.harvester.kafka.KafkaOutputConfiguration;
import dev.lookback.harvester.nacl.NaclOutputConfiguration;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.EnvironmentAware;
import org.springframework.context.annotation.ImportSelector;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;

import java.util.List;

/** Where NaCl proxies are named batches go through one of them, else straight to Kafka. */
final class WayOut implements ImportSelector, EnvironmentAware {

    private List<String> proxies = List.of();

    @Override
    public void setEnvironment(Environment environment) {
        proxies = Binder.get(environment)
                .bind("lookback.harvester.nacl.proxies", Bindable.listOf(String.class))
                .orElse(List.of());
    }

    @Override
    public String[] selectImports(AnnotationMetadata application) {
        Class<?> way = proxies.isEmpty() ? KafkaOutputConfiguration.class : NaclOutputConfiguration.class;
        return new String[] {way.getName()};
    }
}
