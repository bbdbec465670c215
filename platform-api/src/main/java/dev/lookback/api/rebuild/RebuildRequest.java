package dev.lookback.api.rebuild;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What {@code POST /environments/{environment}/recent/rebuild} takes; all of it may be left out. */
record RebuildRequest(
        @Schema(
                description = "ISO-8601 or date math, rounded down to an interval; the retention's begin when left out",
                example = "now-2d")
        @Nullable
        String start,

        @Schema(description = "ISO-8601 or date math, rounded up to an interval; now when left out", example = "now")
        @Nullable
        String end) {

    static final RebuildRequest EVERYTHING = new RebuildRequest(null, null);
}
