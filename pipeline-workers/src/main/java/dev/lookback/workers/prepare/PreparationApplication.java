package dev.lookback.workers.prepare;

import dev.lookback.search.RecentIndexes;
import dev.lookback.search.SearchIndexConfiguration;
import dev.lookback.workers.ConditionalOnRole;
import dev.lookback.workers.Role;
import dev.lookback.workers.RolesProperties;
import dev.lookback.workers.WorkersProperties;
import dev.lookback.workers.record.KafkaTopics;
import io.awspring.cloud.autoconfigure.s3.S3AutoConfiguration;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.core.KafkaAdmin;

import java.util.Arrays;
import java.util.Optional;

/** The process {@code workers} with {@code --prepare}. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = S3AutoConfiguration.class)
@EnableConfigurationProperties({
    WorkersProperties.class,
    RolesProperties.class,
    TopicsProperties.class,
    WorkTopicsProperties.class
})
@Import(PreparationApplication.IndexConfiguration.class)
public class PreparationApplication {

    private static final String ARGUMENT = "--prepare";

    public static boolean isAsked(String... arguments) {
        return Arrays.asList(arguments).contains(ARGUMENT);
    }

    @Bean
    NeededTopics neededTopics(WorkersProperties workers, TopicsProperties topics, WorkTopicsProperties work) {
        return new NeededTopics(workers.environment(), topics.partitions(), work.partitions());
    }

    @Bean
    ApplicationRunner topicsPreparation(
            KafkaAdmin admin,
            NeededTopics needed,
            RolesProperties roles,
            WorkersProperties workers,
            TopicsProperties topics) {
        return new TopicsPreparation(
                new KafkaTopics(admin.getConfigurationProperties()),
                needed.of(Role.parse(roles.roles())),
                Optional.ofNullable(topics.replicationFactor()),
                new TopicsPreparation.Harvest(workers.environment().harvestTopic(), workers.lanes()));
    }

    /** Elasticsearch is asked only where a role writes to it. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnRole({Role.ES_CONSUMER, Role.INDEXER})
    @Import(SearchIndexConfiguration.class)
    static class IndexConfiguration {

        @Bean
        ApplicationRunner indexPreparation(RecentIndexes indexes, WorkersProperties workers) {
            return arguments -> indexes.prepare(workers.environment());
        }
    }
}
