package dev.lookback.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lookback.filter.LuceneFilterParser;
import dev.lookback.model.event.EventHead;
import dev.lookback.model.filter.EventFilter;
import dev.lookback.model.filter.FilterSyntaxException;
import dev.lookback.model.topic.Environment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A filter wants the events that the same query string finds in an index. */
abstract class FilterAgreementContract {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Environment PROD = new Environment("prod");
    private static final String INDEX = "recent-prod.2026.11.23";
    private static final int EVENTS = 100;
    private static final long SEED = 20261125;

    private final List<byte[]> events = AgreementEvents.of(SEED, EVENTS);
    private final LuceneFilterParser parser = new LuceneFilterParser(Clock.systemUTC());

    abstract ElasticsearchCluster cluster();

    @BeforeEach
    void index() {
        cluster().wipe();
        cluster().recentIndexes().prepare(PROD);
        DocumentBatch batch = new DocumentBatch(0);
        events.forEach(line -> batch.add(INDEX, line, 0, line.length));
        assertThat(cluster().documentWriter().write(batch, WriteMode.ANY_TARGET).created())
                .isEqualTo(EVENTS);
        assertThat(cluster().documents(INDEX)).isEqualTo(EVENTS);
    }

    @Test
    void wantsWhatElasticsearchFinds() {
        List<String> queries = AgreementQueries.of(SEED, 8, 300);
        List<String> disagreements = new ArrayList<>();
        int some = 0;
        for (String query : queries) {
            Set<String> found = found(query);
            Set<String> wanted = wanted(query);
            some += !found.isEmpty() && found.size() < EVENTS ? 1 : 0;
            if (!wanted.equals(found)) {
                disagreements.add(query + " : found " + found.size() + ", wanted " + wanted.size());
            }
        }
        System.out.printf("%d queries, of which %d find some of %d events, not all%n", queries.size(), some, EVENTS);
        assertThat(disagreements).isEmpty();
        assertThat(some).isGreaterThan(queries.size() / 2);
    }

    /** To all of these Elasticsearch says nothing, or finds what is not meant; an operator should hear of it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "process.pid:abc",
                "process.pid:1*",
                "metric.value:/5/",
                "metric.value:5~1",
                "@timestamp:yesterday",
                "@timestamp:2026-01*",
                "@timestamp:[2026-02-10T12 TO *]",
                "@timestamp:[2026-02-10T12\\:30Z TO *]",
                "@timestamp:[1771 TO *]",
                "labels.team:c?re",
                "labels.team:/c.*/",
                "labels.team:cora~",
                "_exists_:lo*",
                "message:word~5",
                "message:word~0.8",
                "message:",
                "message:(word",
                "message:\"word",
                "message:[a b]",
                "message:/[a-/",
                "AND",
            })
    void refusesWhatElasticsearchFindsNothingFor(String query) {
        assertThatThrownBy(() -> parser.parse(query)).isInstanceOf(FilterSyntaxException.class);

        assertThat(search(query).body().path("hits").path("hits")).isEmpty();
    }

    Set<String> wanted(String query) {
        EventFilter filter = parser.parse(query);
        Set<String> ids = new TreeSet<>();
        for (byte[] line : events) {
            if (filter.matches(line, 0, line.length)) {
                ids.add(EventHead.id(line, 0));
            }
        }
        return ids;
    }

    Set<String> found(String query) {
        Set<String> ids = new TreeSet<>();
        search(query)
                .expectSuccess()
                .path("hits")
                .path("hits")
                .forEach(hit -> ids.add(hit.path("_id").asString()));
        return ids;
    }

    private Calls.Answer search(String query) {
        ObjectNode body = JSON.createObjectNode();
        body.put("size", EVENTS).put("_source", false);
        body.putObject("query").putObject("query_string").put("query", query).put("analyze_wildcard", true);
        return cluster().calls().post("/" + INDEX + "/_search", body);
    }
}
