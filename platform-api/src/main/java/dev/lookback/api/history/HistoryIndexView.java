package dev.lookback.api.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lookback.search.HistoryLoad;
import dev.lookback.search.HistoryState;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A history index as callers see it.
 *
 * @param actual what it really was, once it is over
 * @param closesAt while intervals are not closed: when the last of them is expected to
 * @param searchUrl for Elasticsearch's own search API
 * @param kibanaUrl Discover on its data view and range, where there is a Kibana, while the index is there
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
        Size estimate,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Size actual,
        Blocks blocks,
        Events events,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant closesAt,
        String searchUrl,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String kibanaUrl,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String error) {

    /**
     * How large a load is: as foretold, by the archive's listing and the last loads' rates, or as it was.
     *
     * @param events foretold an upper bound, like rawBytes: parts that cross may hold an event twice
     * @param indexBytes without replicas; foretold as if there were no filter
     * @param duration in which something was being loaded: the time until open intervals close does not count
     */
    record Size(long blocks, long compressedBytes, long rawBytes, long events, long indexBytes, Duration duration) {

        static Size of(HistoryLoad.Size size) {
            return new Size(
                    size.blocks(),
                    size.compressedBytes(),
                    size.rawBytes(),
                    size.events(),
                    size.indexBytes(),
                    size.duration());
        }
    }

    /**
     * @param total blocks in the archive, and intervals not closed yet
     * @param pending intervals not closed yet
     * @param missing names of parts that could not be read
     */
    record Blocks(long total, long loaded, long pending, List<String> missing) {}

    /** @param unwanted that were read, and do not match the filter */
    @Schema(name = "HistoryEvents")
    record Events(long indexed, long duplicates, long rejected, long unwanted) {}
}
