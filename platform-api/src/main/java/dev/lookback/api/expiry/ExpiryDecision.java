package dev.lookback.api.expiry;

import dev.lookback.search.HistoryIndex;
import dev.lookback.search.HistoryRecord;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** When an index's time is over: at the later of what its own {@code _meta} says and what its record says. */
final class ExpiryDecision {

    private ExpiryDecision() {}

    /**
     * @param index none if it is not in Elasticsearch, or not ours
     * @param stored none if it is lost, or says that the index has gone already
     */
    static boolean isDue(@Nullable HistoryIndex index, @Nullable HistoryRecord stored, Instant now) {
        boolean isOverByIndex = index == null || !index.expiresAt().isAfter(now);
        boolean isOverByRecord = stored == null || !stored.status().expiresAt().isAfter(now);
        return isOverByIndex && isOverByRecord && (index != null || stored != null);
    }
}
