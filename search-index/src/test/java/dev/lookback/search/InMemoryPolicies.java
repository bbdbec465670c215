package dev.lookback.search;

import dev.lookback.model.topic.Environment;

import java.util.Optional;

final class InMemoryPolicies implements Policies {

    private final InMemorySearch cluster;
    private final InMemoryRecords<PolicyRecord> records;

    InMemoryPolicies(InMemorySearch cluster, InMemoryRecords<PolicyRecord> records) {
        this.cluster = cluster;
        this.records = records;
    }

    @Override
    public Optional<PolicyRecord> find(Environment environment) {
        synchronized (cluster) {
            cluster.requireAvailable();
            return records.find(environment.name());
        }
    }

    @Override
    public PolicyRecord save(PolicyRecord policy) {
        synchronized (cluster) {
            cluster.requireAvailable();
            return records.save(policy.environment().name(), policy);
        }
    }
}
