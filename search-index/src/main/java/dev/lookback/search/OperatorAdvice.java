package dev.lookback.search;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a person should do about Elasticsearch's reason for not taking documents, for those reasons that we know. */
public final class OperatorAdvice {

    private static final List<Rule> RULES = List.of(
            new Rule(
                    "a disk of elasticsearch is nearly full, so it has made indexes read-only: free space; it lifts the"
                            + " block by itself once the disk is below the high watermark",
                    "read-only-allow-delete",
                    "read-only / allow delete",
                    "create-index blocked"),
            new Rule(
                    "somebody has made the index or the cluster read-only: set index.blocks.* or cluster.blocks.* to null",
                    "forbidden/5/",
                    "forbidden/6/",
                    "forbidden/8/",
                    "forbidden/13/"),
            new Rule(
                    "elasticsearch does not know the user, or the password is wrong: look at"
                            + " spring.elasticsearch.username and .password (or .api-key)",
                    "http 401",
                    "missing authentication credentials",
                    "unable to authenticate"),
            new Rule(
                    "the user may not do this: what it needs is in docs/elasticsearch/roles.yml", "security_exception"),
            new Rule(
                    "the cluster has as many shards as it may: delete indexes, add a node, or raise"
                            + " cluster.max_shards_per_node",
                    "maximum normal shards open",
                    "maximum shards open"),
            new Rule("an index of ours is closed: open it", "index_closed_exception"),
            new Rule(
                    "a shard of the index is on no node (red): look at _cluster/allocation/explain",
                    "unavailable_shards_exception",
                    "primary shard is not active",
                    "no_shard_available"),
            new Rule(
                    "the cluster has no master, or is just starting: look at the nodes and their logs",
                    "master_not_discovered",
                    "not recovered",
                    "no master"),
            new Rule(
                    "elasticsearch has more to do than it can, or too little memory; requests are made smaller and"
                            + " repeated: if it lasts, add nodes or heap",
                    "es_rejected_execution_exception",
                    "circuit_breaking_exception",
                    "too_many_requests",
                    "http 429"),
            new Rule(
                    "the index wants an ingest pipeline that is not there: make it, or take it out of the index's"
                            + " settings",
                    "pipeline with id ["),
            new Rule(
                    "elasticsearch did not answer in time: look whether it is overloaded or stuck in garbage collection",
                    "timeout",
                    "timed out"),
            new Rule(
                    "elasticsearch cannot be reached: look whether it runs, and at spring.elasticsearch.uris",
                    "connect",
                    "unknownhost",
                    "http 502",
                    "http 503",
                    "http 504"));

    private OperatorAdvice() {}

    /** @param reason as it stands in {@link BulkOutcome.Failure#reason()} or the message of an exception of this package */
    public static Optional<String> on(String reason) {
        String text = reason.toLowerCase(Locale.ROOT);
        return RULES.stream()
                .filter(rule -> rule.applies(text))
                .map(Rule::advice)
                .findFirst();
    }

    private record Rule(String advice, List<String> signs) {

        Rule(String advice, String... signs) {
            this(advice, List.of(signs));
        }

        boolean applies(String text) {
            return signs.stream().anyMatch(text::contains);
        }
    }
}
