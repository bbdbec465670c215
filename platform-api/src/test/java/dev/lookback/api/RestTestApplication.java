package dev.lookback.api;

import dev.lookback.access.Caller;
import dev.lookback.access.web.CallerArgument;
import dev.lookback.api.environment.Archive;
import dev.lookback.api.environment.ArrivedEvents;
import dev.lookback.api.environment.EnvironmentRestTestConfiguration;
import dev.lookback.api.environment.TestArchive;
import dev.lookback.api.history.HistoryConfiguration;
import dev.lookback.api.kibana.KibanaConfiguration;
import dev.lookback.api.policy.PolicyConfiguration;
import dev.lookback.api.problem.ProblemConfiguration;
import dev.lookback.api.progress.ProgressConfiguration;
import dev.lookback.api.rebuild.RebuildConfiguration;
import dev.lookback.api.search.SearchConfiguration;
import dev.lookback.api.status.StatusRestTestConfiguration;
import dev.lookback.api.verify.VerifyConfiguration;
import dev.lookback.model.block.BlockCodec;
import dev.lookback.model.block.GzipBlockCodec;
import dev.lookback.model.block.InMemoryBlockObjects;
import dev.lookback.search.EventSearch;
import dev.lookback.search.HistoryIndexes;
import dev.lookback.search.HistoryRecords;
import dev.lookback.search.InMemorySearch;
import dev.lookback.search.Policies;
import dev.lookback.search.RebuildRecords;
import dev.lookback.search.SearchStorage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.elasticsearch.autoconfigure.ElasticsearchConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import java.util.List;
import java.util.Optional;

/** The REST stages as they are wired, on an archive and a cluster in memory. */
@SpringBootConfiguration(proxyBeanMethods = false)
@Import({
    ProblemConfiguration.class,
    KibanaConfiguration.class,
    ProgressConfiguration.class,
    HistoryConfiguration.class,
    PolicyConfiguration.class,
    RebuildConfiguration.class,
    SearchConfiguration.class,
    EnvironmentRestTestConfiguration.class,
    StatusRestTestConfiguration.class,
    VerifyConfiguration.class,
})
public class RestTestApplication {

    @Bean
    TestArchive testArchive() {
        return new TestArchive();
    }

    @Bean
    Archive archive(TestArchive archive) {
        return archive.archive();
    }

    @Bean
    InMemoryBlockObjects blockObjects() {
        return new InMemoryBlockObjects();
    }

    @Bean
    BlockCodec blockCodec() {
        return new GzipBlockCodec();
    }

    @Bean
    ArrivedEvents arrivedEvents() {
        return (environment, time) -> true;
    }

    @Bean
    InMemorySearch search() {
        return new InMemorySearch();
    }

    @Bean
    HistoryRecords historyRecords(InMemorySearch search) {
        return search.historyRecords();
    }

    @Bean
    HistoryIndexes historyIndexes(InMemorySearch search) {
        return search.historyIndexes();
    }

    @Bean
    RebuildRecords rebuildRecords(InMemorySearch search) {
        return search.rebuildRecords();
    }

    @Bean
    Policies policies(InMemorySearch search) {
        return search.policies();
    }

    @Bean
    SearchStorage searchStorage(InMemorySearch search) {
        return search.searchStorage();
    }

    @Bean
    EventSearch eventSearch(InMemorySearch search) {
        return search.eventSearch();
    }

    @Bean
    SimpleMeterRegistry meterRegistry() {
        return new SimpleMeterRegistry();
    }

    @Bean
    MutableClock clock() {
        return new MutableClock();
    }

    @Bean
    WebMvcConfigurer callers() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallerArgument(() -> Optional.of(Caller.ANONYMOUS)));
            }
        };
    }

    @Bean
    ElasticsearchConnectionDetails elasticsearch() {
        return () -> List.of(new ElasticsearchConnectionDetails.Node(
                "127.0.0.1", 9200, ElasticsearchConnectionDetails.Node.Protocol.HTTP, "user", "secret"));
    }
}
