package dev.lookback.search;

import dev.lookback.model.topic.Environment;
import org.jspecify.annotations.Nullable;
import org.springframework.data.elasticsearch.core.ElasticsearchOperations;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

final class ElasticsearchPolicies implements Policies {

    private final RecordIndex<PolicyDocument> index;

    ElasticsearchPolicies(ElasticsearchOperations operations) {
        this.index = new RecordIndex<>(operations, PolicyDocument.class);
    }

    @Override
    public Optional<PolicyRecord> find(Environment environment) {
        return index.find(environment.name()).map(ElasticsearchPolicies::read);
    }

    @Override
    public PolicyRecord save(PolicyRecord policy) {
        PolicyDocument document = write(policy);
        index.save(document.environment, document, document.version);
        return policy.with(Optional.of(RecordIndex.version(Objects.requireNonNull(document.version))));
    }

    private static PolicyDocument write(PolicyRecord policy) {
        PolicyDocument document = new PolicyDocument();
        document.environment = policy.environment().name();
        document.recentRetention = text(policy.recentRetention());
        document.historyTtl = text(policy.historyTtl());
        document.historyMaxTtl = text(policy.historyMaxTtl());
        document.historyMaxBytes = policy.historyMaxBytes().orElse(null);
        document.historyMaxConcurrent = policy.historyMaxConcurrent().orElse(null);
        document.version = policy.version().map(RecordIndex::version).orElse(null);
        return document;
    }

    private static PolicyRecord read(PolicyDocument document) {
        return new PolicyRecord(
                new Environment(document.environment),
                duration(document.recentRetention),
                duration(document.historyTtl),
                duration(document.historyMaxTtl),
                Optional.ofNullable(document.historyMaxBytes),
                Optional.ofNullable(document.historyMaxConcurrent),
                Optional.ofNullable(document.version).map(RecordIndex::version));
    }

    private static @Nullable String text(Optional<Duration> duration) {
        return duration.map(Duration::toString).orElse(null);
    }

    private static Optional<Duration> duration(@Nullable String text) {
        return Optional.ofNullable(text).map(Duration::parse);
    }
}
