package dev.lookback.api.history;

import dev.lookback.api.environment.Archive;
import dev.lookback.api.kibana.KibanaLinks;
import dev.lookback.api.policy.EnvironmentPolicies;
import dev.lookback.filter.LuceneFilterParser;
import dev.lookback.model.filter.FilterParser;
import dev.lookback.search.HistoryIndexes;
import dev.lookback.search.HistoryRecords;
import dev.lookback.search.SearchStorage;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.elasticsearch.autoconfigure.ElasticsearchConnectionDetails;
import org.springframework.boot.elasticsearch.autoconfigure.ElasticsearchConnectionDetails.Node;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import java.time.Clock;
import java.util.Locale;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HistoryProperties.class)
@Import({HistoryIndexController.class, HistoryProgressController.class})
public class HistoryConfiguration {

    @Bean
    ExpiryPolicy expiryPolicy(EnvironmentPolicies policies) {
        return new ExpiryPolicy(policies);
    }

    @Bean
    FilterParser filterParser(Clock clock) {
        return new LuceneFilterParser(clock);
    }

    @Bean
    OrderReader orderReader(Archive archive, ExpiryPolicy policy, FilterParser filters) {
        return new OrderReader(archive, policy, filters);
    }

    @Bean
    Estimator estimator(Archive archive, HistoryRecords records, HistoryProperties properties) {
        return new Estimator(
                archive, new MeasuredRates(records, properties.estimate().rates()));
    }

    @Bean
    LoadLimits loadLimits(EnvironmentPolicies policies, HistoryRecords records, SearchStorage storage) {
        return new LoadLimits(policies, records, storage);
    }

    @Bean
    HistoryLifecycle historyLifecycle(
            HistoryRecords records,
            HistoryIndexes indexes,
            Estimator estimator,
            ExpiryPolicy policy,
            LoadLimits limits) {
        return new HistoryLifecycle(records, indexes, estimator, policy, limits);
    }

    @Bean
    HistoryIndexViews historyIndexViews(
            Archive archive, ElasticsearchConnectionDetails elasticsearch, KibanaLinks kibana) {
        return new HistoryIndexViews(archive, address(elasticsearch), kibana);
    }

    /** The first node's, without credentials. */
    private static String address(ElasticsearchConnectionDetails elasticsearch) {
        Node node = elasticsearch.getNodes().getFirst();
        return node.protocol().name().toLowerCase(Locale.ROOT) + "://" + node.hostname() + ':' + node.port();
    }
}
