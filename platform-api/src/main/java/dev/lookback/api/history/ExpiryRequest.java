package dev.lookback.api.history;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What {@code PATCH /history-indexes/{index}} takes: one of the two. */
record ExpiryRequest(
        @Schema(description = "from now on, ISO-8601 or like 48h", example = "48h") @Nullable
        String ttl,

        @Schema(description = "ISO-8601 or date math", example = "now+2d") @Nullable
        String expiresAt) {}
