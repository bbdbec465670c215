package dev.lookback.search;

import co.elastic.clients.transport.rest5_client.low_level.Request;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import dev.lookback.embedded.EmbeddedElasticsearch;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** A real server, with our beans as a process has them. */
final class ElasticsearchCluster implements TestCluster, AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ConfigurableApplicationContext context;
    private final Calls calls;

    ElasticsearchCluster(EmbeddedElasticsearch server) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("spring.elasticsearch.uris", server.uri());
        server.user().ifPresent(user -> {
            properties.put("spring.elasticsearch.username", user.name());
            properties.put("spring.elasticsearch.password", user.password());
        });
        context = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .properties(properties)
                .properties("spring.main.banner-mode=off")
                .run();
        calls = new Calls(context.getBean(Rest5Client.class));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(SearchIndexConfiguration.class)
    static class Application {}

    Calls calls() {
        return calls;
    }

    @Override
    public DocumentWriter documentWriter() {
        return context.getBean(DocumentWriter.class);
    }

    @Override
    public RecentIndexes recentIndexes() {
        return context.getBean(RecentIndexes.class);
    }

    @Override
    public HistoryIndexes historyIndexes() {
        return context.getBean(HistoryIndexes.class);
    }

    @Override
    public HistoryRecords historyRecords() {
        return context.getBean(HistoryRecords.class);
    }

    @Override
    public RebuildRecords rebuildRecords() {
        return context.getBean(RebuildRecords.class);
    }

    @Override
    public Policies policies() {
        return context.getBean(Policies.class);
    }

    @Override
    public AuditRecords auditRecords() {
        return context.getBean(AuditRecords.class);
    }

    @Override
    public EventSearch eventSearch() {
        return context.getBean(EventSearch.class);
    }

    @Override
    public SearchStorage searchStorage() {
        return context.getBean(SearchStorage.class);
    }

    @Override
    public boolean hasIndex(String name) {
        return calls.get("/" + name + "/_settings").isFound();
    }

    @Override
    public void createForeignIndex(String name) {
        calls.put("/" + name, JSON.createObjectNode()).expectSuccess();
    }

    @Override
    public long documents(String target) {
        calls.post("/" + target + "/_refresh").expectSuccess();
        return calls.get("/" + target + "/_count").expectSuccess().path("count").asLong();
    }

    @Override
    public byte[] source(String index, String id) {
        try (InputStream content = context.getBean(Rest5Client.class)
                .performRequest(new Request("GET", "/" + index + "/_source/" + id))
                .getEntity()
                .getContent()) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void wipe() {
        calls.get("/_all/_settings?expand_wildcards=all")
                .expectSuccess()
                .propertyNames()
                .forEach(index -> calls.delete("/" + index).expectSuccess());
        calls.get("/_index_template/lookback-*")
                .body()
                .path("index_templates")
                .forEach(template -> calls.delete(
                                "/_index_template/" + template.path("name").asString())
                        .expectSuccess());
    }

    @Override
    public void close() {
        context.close();
    }
}
