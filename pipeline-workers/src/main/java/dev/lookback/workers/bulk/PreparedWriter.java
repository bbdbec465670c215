package dev.lookback.workers.bulk;

import dev.lookback.search.BulkOutcome;
import dev.lookback.search.DocumentBatch;
import dev.lookback.search.DocumentWriter;
import dev.lookback.search.RecentIndexName;
import dev.lookback.search.RecentIndexes;
import dev.lookback.search.SearchUnavailableException;
import dev.lookback.search.WriteMode;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes to the days' write aliases, which are required: where one is missing, on a new day or because Elasticsearch was
 * emptied, the index is made first. So none is ever made by a write, without our mapping.
 */
public final class PreparedWriter implements DocumentWriter {

    private final DocumentWriter writer;
    private final RecentIndexes indexes;

    public PreparedWriter(DocumentWriter writer, RecentIndexes indexes) {
        this.writer = writer;
        this.indexes = indexes;
    }

    @Override
    public BulkOutcome write(DocumentBatch batch, WriteMode mode) {
        try {
            BulkOutcome outcome = writer.write(batch, WriteMode.ALIAS_ONLY);
            return outcome.withoutTarget().isEmpty() ? outcome : afterMaking(batch, outcome);
        } catch (IllegalStateException e) {
            // What Elasticsearch says to our template or index: too many shards, a name that is taken. It may end.
            throw new SearchUnavailableException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Writes what had no target once more; what has none even then is left to be written again. */
    private BulkOutcome afterMaking(DocumentBatch batch, BulkOutcome first) {
        int[] items = first.withoutTarget().stream()
                .mapToInt(BulkOutcome.Failure::item)
                .toArray();
        DocumentBatch rest = new DocumentBatch(0);
        for (int item : items) {
            rest.add(batch, item);
        }
        first.withoutTarget().stream()
                .map(failure -> batch.target(failure.item()))
                .distinct()
                .forEach(this::make);
        BulkOutcome second = writer.write(rest, WriteMode.ALIAS_ONLY);
        List<BulkOutcome.Failure> again = new ArrayList<>(first.again());
        again.addAll(numbered(second.again(), items));
        again.addAll(numbered(second.withoutTarget(), items));
        List<BulkOutcome.Failure> refused = new ArrayList<>(first.refused());
        refused.addAll(numbered(second.refused(), items));
        return new BulkOutcome(
                first.created() + second.created(),
                first.alreadyThere() + second.alreadyThere(),
                again,
                refused,
                List.of());
    }

    private void make(String writeAlias) {
        RecentIndexName name = RecentIndexName.parseWriteAlias(writeAlias)
                .orElseThrow(() -> new IllegalArgumentException(
                        "target: " + writeAlias + " (expected: the write alias of a recent index)"));
        indexes.make(name.environment(), name.day());
    }

    /** With their items' numbers in the whole batch. */
    private static List<BulkOutcome.Failure> numbered(List<BulkOutcome.Failure> failures, int[] items) {
        return failures.stream()
                .map(failure -> new BulkOutcome.Failure(items[failure.item()], failure.status(), failure.reason()))
                .toList();
    }
}
