package dev.lookback.api.verify;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * What was checked, and what is damaged or missing.
 *
 * @param start of the first interval that has a moment in common with the range
 * @param end of the last one
 * @param whole whether all of it was checked, and nothing is damaged or missing
 * @param open intervals of the range that are not closed yet: nothing is missing there as yet
 * @param leftovers parts that others cover: they do no harm, and were not read
 * @param problems damaged objects
 * @param gaps batches that are missing
 * @param unknown what cannot be said
 * @param more what the lists do not show
 * @param error what ended the check before its time
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record VerifyAnswer(
        String environment,
        Instant start,
        Instant end,
        boolean whole,
        long intervals,
        long checked,
        Open open,
        int parts,

        @Schema(description = "an upper bound, like rawBytes: parts that cross may hold an event twice")
        long events,

        long rawBytes,
        long compressedBytes,
        long leftovers,
        List<Finding> problems,
        List<Gap> gaps,
        List<Unknown> unknown,
        List<Agent> agents,
        More more,
        @Nullable String error) {

    /** How many of each list are not shown: a thousand are. */
    record More(long problems, long gaps, long unknown, long agents) {}

    /**
     * Intervals that are not closed yet.
     *
     * @param from the first of them
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Open(long intervals, @Nullable String from) {}

    /**
     * A harvester whose batches are in the range.
     *
     * @param from the lowest number seen: whether those before it are there is not looked at, but for the one before
     * @param upTo the highest number seen: nothing can be said of any behind it
     */
    record Agent(String agent, String host, long from, long upTo) {}
}
