package dev.lookback.api.events;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What {@code GET /environments/{environment}/events} takes. */
record EventsParameters(
        @Parameter(description = "ISO-8601 or date math", example = "now-2h", required = true) @Nullable
        String start,

        @Parameter(description = "ISO-8601 or date math, not included", example = "now-1h", required = true) @Nullable
        String end,

        @Parameter(description = "a Lucene query string", example = "service.name:nginx AND log.level:error") @Nullable
        String filter,

        @Parameter(description = "ends after so many", schema = @Schema(type = "integer", minimum = "1")) @Nullable
        String limit) {}
