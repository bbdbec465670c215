package dev.lookback.search;

import java.util.Set;

/**
 * What an item's status, and the type and reason of its error, say about the document. In doubt it is written again: a
 * document is refused only where Elasticsearch speaks of the document itself.
 */
enum ItemVerdict {
    CREATED,
    ALREADY_THERE,
    AGAIN,
    REFUSED,
    WITHOUT_TARGET;

    /** Errors with a status of the document's fault that speak of the cluster or the index. */
    private static final Set<String> OF_THE_CLUSTER = Set.of(
            "cluster_block_exception",
            "index_closed_exception",
            "invalid_alias_name_exception",
            "invalid_index_template_exception",
            "resource_already_exists_exception",
            "security_exception",
            "validation_exception");

    static ItemVerdict of(int status, String type, String reason) {
        return switch (status) {
            case 200, 201 -> CREATED;
            case 409 -> type.equals("version_conflict_engine_exception") ? ALREADY_THERE : AGAIN;
            case 404 -> type.equals("index_not_found_exception") ? WITHOUT_TARGET : AGAIN;
            // A write block is 403 and a full disk's block is 403 or 429, by version: both are lifted one day.
            case 401, 403, 408, 429 -> AGAIN;
            default -> status >= 400 && status < 500 && !isOfTheCluster(type, reason) ? REFUSED : AGAIN;
        };
    }

    private static boolean isOfTheCluster(String type, String reason) {
        return OF_THE_CLUSTER.contains(type) || isAnIndexThatIsSetUpWrongly(reason);
    }

    /** Both are an illegal_argument_exception, as a document's own conflict with the mapping is. */
    private static boolean isAnIndexThatIsSetUpWrongly(String reason) {
        return reason.startsWith("pipeline with id [") || reason.startsWith("no write index is defined for alias [");
    }
}
