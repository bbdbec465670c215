package dev.lookback.api.rebuild;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lookback.search.RebuildState;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * A rebuild as callers see it.
 *
 * @param rebuild its name
 * @param start of the first interval
 * @param end of the last interval, not included
 * @param closesAt while intervals are not closed: when the last of them is expected to
 * @param waitsFor what it waits for when it has nothing else to do
 * @param inRecent events of the range in the recent indexes at the end, live ones included
 * @param error why it failed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RebuildView(
        String rebuild,
        String environment,
        Instant start,
        Instant end,
        RebuildState state,
        String createdBy,
        Instant createdAt,
        @Nullable Instant finishedAt,
        Intervals intervals,
        Events events,
        @Nullable Instant closesAt,
        @Nullable String waitsFor,
        @Nullable Long inRecent,
        @Nullable String error) {

    /**
     * @param total intervals with a block, and intervals not closed yet
     * @param pending intervals not closed yet
     * @param missing names of parts that could not be read
     */
    record Intervals(long total, long loaded, long pending, List<String> missing) {}

    /**
     * Archived events: those read are indexed, were there already, or were rejected.
     *
     * @param rejected that Elasticsearch refused for good
     * @param olderThanRetention that were asked for and are not read; an upper bound
     */
    @Schema(name = "RebuildEvents")
    record Events(long read, long indexed, long alreadyThere, long rejected, long olderThanRetention) {}
}
