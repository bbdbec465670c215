package dev.lookback.search;

import java.util.List;

/**
 * What became of each item of a {@link DocumentBatch}.
 *
 * @param created items that are documents now
 * @param alreadyThere items whose id was a document before
 * @param again items that were not taken now and will be later
 * @param refused items that will never be taken as they are
 * @param withoutTarget items whose target does not exist, or is no alias where one is required
 */
public record BulkOutcome(
        int created, int alreadyThere, List<Failure> again, List<Failure> refused, List<Failure> withoutTarget) {

    /** Of a batch without items. */
    public static final BulkOutcome NONE = new BulkOutcome(0, 0, List.of(), List.of(), List.of());

    public BulkOutcome {
        again = List.copyOf(again);
        refused = List.copyOf(refused);
        withoutTarget = List.copyOf(withoutTarget);
    }

    /** Items that are in the index: they need no further care. */
    public int indexed() {
        return created + alreadyThere;
    }

    /**
     * An item that is no document.
     *
     * @param item its number in the batch, from 0
     * @param status the item's HTTP status
     * @param reason Elasticsearch's type and reason, in one line
     */
    public record Failure(int item, int status, String reason) {

        /** Whether the server has more to do than it can; a full disk has the same status, and nothing to do with load. */
        public boolean isOverload() {
            return status == 429 && !reason.startsWith("cluster_block_exception");
        }
    }
}
