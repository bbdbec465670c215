package dev.lookback.api.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lookback.search.HistoryLoad;
import dev.lookback.search.HistoryState;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A history index as callers see it.
 *
 * @param closesAt while intervals are not closed: when the last of them is expected to
 * @param searchUrl for Elasticsearch's own search API
 * @param error why it failed
 */
record HistoryIndexView(
        String index,
        String environment,
        Instant start,
        Instant end,
        @Nullable String filter,
        @Nullable String purpose,
        HistoryState state,
        String createdBy,
        Instant createdAt,
        Instant expiresAt,
        EstimateView estimate,
        Blocks blocks,
        Events events,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant closesAt,
        String searchUrl,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String error) {

    /**
     * What the load was foretold to be, by the archive's listing and two rates.
     *
     * @param events an upper bound, like rawBytes: parts that cross may hold an event twice, and nobody knows before how
     *     many a filter wants
     */
    record EstimateView(
            long blocks, long compressedBytes, long rawBytes, long events, long indexBytes, Duration duration) {

        static EstimateView of(HistoryLoad.Estimate estimate) {
            return new EstimateView(
                    estimate.blocks(),
                    estimate.compressedBytes(),
                    estimate.rawBytes(),
                    estimate.events(),
                    estimate.indexBytes(),
                    estimate.duration());
        }
    }

    /**
     * @param total blocks in the archive, and intervals not closed yet
     * @param pending intervals not closed yet
     * @param missing names of parts that could not be read
     */
    record Blocks(long total, long loaded, long pending, List<String> missing) {}

    /** @param unwanted that were read, and do not match the filter */
    record Events(long indexed, long duplicates, long rejected, long unwanted) {}
}
