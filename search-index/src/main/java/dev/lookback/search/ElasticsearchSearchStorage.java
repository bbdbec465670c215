package dev.lookback.search;

import dev.lookback.model.history.HistoryIndexName;
import dev.lookback.model.topic.Environment;
import tools.jackson.databind.JsonNode;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** By node and index statistics, which 8 and 9 give alike. */
final class ElasticsearchSearchStorage implements SearchStorage {

    private static final String NODES = "/_nodes/stats/fs?filter_path=nodes.*.name,nodes.*.fs.total";
    private static final String USAGE = "/_stats/docs,store?expand_wildcards=all"
            + "&filter_path=indices.*.primaries.docs.count,indices.*.total.store.size_in_bytes";

    private static final String SIZES = "/_stats/store?expand_wildcards=all"
            + "&filter_path=indices.*.primaries.store.size_in_bytes,indices.*.total.store.size_in_bytes";
    private static final String DATA_NODES = "/_nodes/stats/fs?filter_path=nodes.*.name,nodes.*.roles,nodes.*.fs.total";
    private static final String DISK_SETTINGS =
            "/_cluster/settings?include_defaults=true&filter_path=*.cluster.routing.allocation.disk";

    /** Of which a node has one that may keep an index that names no tier. */
    private static final Set<String> DATA_ROLES = Set.of("data", "data_content");

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

    @Override
    public SortedMap<String, IndexSize> historyIndexes(Environment environment) {
        SortedMap<String, IndexSize> sizes = new TreeMap<>();
        calls.get("/" + HistoryIndexName.pattern(environment) + SIZES)
                .expectSuccess()
                .path("indices")
                .forEachEntry((name, index) -> sizes.put(
                        name,
                        new IndexSize(
                                index.at("/primaries/store/size_in_bytes").asLong(),
                                index.at("/total/store/size_in_bytes").asLong())));
        return sizes;
    }

    @Override
    public Disks disks() {
        LowWatermark watermark = LowWatermark.read(calls.get(DISK_SETTINGS).expectSuccess());
        List<Disks.Disk> disks = calls.get(DATA_NODES)
                .expectSuccess()
                .path("nodes")
                .valueStream()
                .filter(ElasticsearchSearchStorage::keepsNewIndexes)
                .map(ElasticsearchSearchStorage::node)
                .map(node -> new Disks.Disk(
                        node.totalBytes(), node.availableBytes(), watermark.keepsFree(node.totalBytes())))
                .toList();
        return new Disks(watermark.text(), disks);
    }

    private static boolean keepsNewIndexes(JsonNode node) {
        return node.path("roles").valueStream().map(JsonNode::asString).anyMatch(DATA_ROLES::contains);
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
