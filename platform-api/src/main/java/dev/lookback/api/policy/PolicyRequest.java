package dev.lookback.api.policy;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What {@code PUT /environments/{environment}/policy} takes: the whole of it. What is left out is as the settings say. */
record PolicyRequest(
        @Schema(description = "of the recent indexes, at least a day; ISO-8601 or like 7d", example = "7d") @Nullable
        String recentRetention,

        @Schema(description = "of a history index whose request names none", example = "24h") @Nullable
        String historyTtl,

        @Schema(description = "that a history index may have, from its creation on", example = "14d") @Nullable
        String historyMaxTtl,

        @Schema(
                types = {"string", "integer"},
                description = "that all its history indexes may take together: bytes, or like 500GB",
                example = "500GB")
        @Nullable
        String historyMaxBytes,

        @Schema(description = "loads of history indexes that may be under way at a time", example = "10") @Nullable
        Integer historyMaxConcurrent) {}
