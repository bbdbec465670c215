package dev.lookback.search;

import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.elasticsearch.autoconfigure.ElasticsearchProperties;
import org.springframework.boot.elasticsearch.autoconfigure.Rest5ClientBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.elasticsearch.core.ElasticsearchOperations;

/** The seams on Elasticsearch, for a process to import. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SearchIndexProperties.class)
public class SearchIndexConfiguration {

    @Bean
    DocumentWriter documentWriter(Rest5Client client) {
        return new ElasticsearchDocumentWriter(client);
    }

    @Bean
    RecentIndexes recentIndexes(Rest5Client client) {
        return new ElasticsearchRecentIndexes(new Calls(client));
    }

    @Bean
    HistoryIndexes historyIndexes(Rest5Client client) {
        return new ElasticsearchHistoryIndexes(new Calls(client));
    }

    @Bean
    EventSearch eventSearch(Rest5Client client, SearchIndexProperties properties) {
        return new ElasticsearchEventSearch(new Calls(client), properties.searchLimit());
    }

    @Bean
    SearchStorage searchStorage(Rest5Client client) {
        return new ElasticsearchSearchStorage(new Calls(client));
    }

    @Bean
    HistoryRecords historyRecords(ElasticsearchOperations operations) {
        return new ElasticsearchHistoryRecords(operations);
    }

    @Bean
    Rest5ClientBuilderCustomizer noHiddenRetries() {
        return new NoHiddenRetries();
    }

    @Bean
    Rest5ClientBuilderCustomizer answerTimeout(ElasticsearchProperties properties) {
        return new AnswerTimeout(properties.getSocketTimeout());
    }

    @Bean
    RebuildRecords rebuildRecords(ElasticsearchOperations operations) {
        return new ElasticsearchRebuildRecords(operations);
    }

    @Bean
    AuditRecords auditRecords(ElasticsearchOperations operations) {
        return new ElasticsearchAuditRecords(operations);
    }

    @Bean
    Policies policies(ElasticsearchOperations operations) {
        return new ElasticsearchPolicies(operations);
    }

    @Bean
    @ConditionalOnBooleanProperty(name = "lookback.elasticsearch.plain-content-types", matchIfMissing = true)
    Rest5ClientBuilderCustomizer plainContentTypes() {
        return new PlainContentTypes();
    }
}
