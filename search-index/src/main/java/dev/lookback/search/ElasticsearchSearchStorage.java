package dev.lookback.search;

import dev.lookback.model.history.HistoryIndexName;
import dev.lookback.model.topic.Environment;
import tools.jackson.databind.JsonNode;

import java.util.Comparator;
import java.util.List;

/** By node and index statistics, which 8 and 9 give alike. */
final class ElasticsearchSearchStorage implements SearchStorage {

    private static final String NODES = "/_nodes/stats/fs?filter_path=nodes.*.name,nodes.*.fs.total";
    private static final String USAGE = "/_stats/docs,store?expand_wildcards=all"
            + "&filter_path=indices.*.primaries.docs.count,indices.*.total.store.size_in_bytes";

    private final Calls calls;

    ElasticsearchSearchStorage(Calls calls) {
        this.calls = calls;
    }

    @Override
    public List<Node> nodes() {
        return calls.get(NODES)
                .expectSuccess()
                .path("nodes")
                .valueStream()
                .map(ElasticsearchSearchStorage::node)
                .sorted(Comparator.comparing(Node::name))
                .toList();
    }

    @Override
    public Usage recent(Environment environment) {
        return usage(RecentIndexName.pattern(environment));
    }

    @Override
    public Usage history(Environment environment) {
        return usage(HistoryIndexName.pattern(environment));
    }

    private static Node node(JsonNode node) {
        JsonNode disk = node.at("/fs/total");
        return new Node(
                node.path("name").asString(""),
                disk.path("total_in_bytes").asLong(),
                disk.path("available_in_bytes").asLong());
    }

    private Usage usage(String pattern) {
        JsonNode indexes = calls.get("/" + pattern + USAGE).expectSuccess().path("indices");
        return new Usage(
                indexes.size(),
                indexes.valueStream()
                        .mapToLong(index -> index.at("/primaries/docs/count").asLong())
                        .sum(),
                indexes.valueStream()
                        .mapToLong(
                                index -> index.at("/total/store/size_in_bytes").asLong())
                        .sum());
    }
}
