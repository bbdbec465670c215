package dev.lookback.embedded;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One node of each kind for all tests of a JVM, started when first asked for and gone with the JVM. Tests that share it
 * keep apart by the names of their topics, indexes and buckets, and neither kill nor close it.
 */
public final class SharedServices {
    private static final SharedNode<EmbeddedKafka> KAFKA =
            new SharedNode<>(EmbeddedKafka::start, EmbeddedKafka::discard);
    private static final SharedNode<EmbeddedS3> S3 = new SharedNode<>(EmbeddedS3::start, EmbeddedS3::discard);
    private static final Map<ElasticsearchVersion, SharedNode<EmbeddedElasticsearch>> ELASTICSEARCH =
            new ConcurrentHashMap<>();

    private SharedServices() {}

    public static EmbeddedKafka kafka() {
        return KAFKA.get();
    }

    public static EmbeddedS3 s3() {
        return S3.get();
    }

    public static EmbeddedElasticsearch elasticsearch() {
        return elasticsearch(ElasticsearchVersion.current());
    }

    public static EmbeddedElasticsearch elasticsearch(ElasticsearchVersion version) {
        return ELASTICSEARCH
                .computeIfAbsent(version, SharedServices::elasticsearchOf)
                .get();
    }

    private static SharedNode<EmbeddedElasticsearch> elasticsearchOf(ElasticsearchVersion version) {
        return new SharedNode<>(
                directory -> EmbeddedElasticsearch.start(directory, version), EmbeddedElasticsearch::discard);
    }
}
