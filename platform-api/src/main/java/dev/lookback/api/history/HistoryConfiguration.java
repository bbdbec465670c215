package dev.lookback.api.history;

import dev.lookback.api.environment.Archive;
import dev.lookback.search.HistoryIndexes;
import dev.lookback.search.HistoryRecords;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.elasticsearch.autoconfigure.ElasticsearchConnectionDetails;
import org.springframework.boot.elasticsearch.autoconfigure.ElasticsearchConnectionDetails.Node;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import java.util.Locale;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HistoryProperties.class)
@Import(HistoryIndexController.class)
public class HistoryConfiguration {

    @Bean
    ExpiryRules expiryRules(HistoryProperties properties) {
        return new ExpiryRules(properties.ttl(), properties.maxTtl());
    }

    @Bean
    OrderReader orderReader(Archive archive, ExpiryRules rules) {
        return new OrderReader(archive, rules);
    }

    @Bean
    HistoryLifecycle historyLifecycle(
            HistoryRecords records,
            HistoryIndexes indexes,
            Archive archive,
            HistoryProperties properties,
            ExpiryRules rules) {
        return new HistoryLifecycle(records, indexes, new Estimator(archive, properties.estimate()), rules);
    }

    @Bean
    HistoryIndexViews historyIndexViews(Archive archive, ElasticsearchConnectionDetails elasticsearch) {
        return new HistoryIndexViews(archive, address(elasticsearch));
    }

    /** The first node's, without credentials. */
    private static String address(ElasticsearchConnectionDetails elasticsearch) {
        Node node = elasticsearch.getNodes().getFirst();
        return node.protocol().name().toLowerCase(Locale.ROOT) + "://" + node.hostname() + ':' + node.port();
    }
}
