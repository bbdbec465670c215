package dev.lookback.api.kibana;

import dev.lookback.api.environment.Archive;
import dev.lookback.api.time.Repeating;
import dev.lookback.search.HistoryIndexes;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KibanaProperties.class)
public class KibanaConfiguration {

    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(5);

    @Bean
    KibanaLinks kibanaLinks(KibanaProperties properties) {
        return new KibanaLinks(Optional.ofNullable(properties.url()).map(url -> properties.address()));
    }

    @Bean
    @ConditionalOnProperty("lookback.kibana.url")
    HttpClient kibanaClient() {
        return HttpClient.newBuilder().connectTimeout(CONNECT_PATIENCE).build();
    }

    @Bean
    @ConditionalOnProperty("lookback.kibana.url")
    Repeating kibanaLoop(
            HttpClient kibanaClient,
            KibanaProperties properties,
            Archive archive,
            HistoryIndexes indexes,
            MeterRegistry registry,
            Clock clock) {
        DataViews views = new HttpDataViews(kibanaClient, properties);
        KibanaSweep sweep = new KibanaSweep(views, archive, indexes, new KibanaMetrics(registry), clock);
        return new Repeating("kibana", sweep::sweep, properties.interval());
    }
}
