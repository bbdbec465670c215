package dev.lookback.api.history;

import dev.lookback.access.web.EnvironmentNamed;
import dev.lookback.model.topic.Environment;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** What {@code POST /history-indexes} takes. */
record HistoryRequest(
        @Schema(example = "local", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        String environment,

        @Schema(
                description = "ISO-8601 or date math; rounded down to a second",
                example = "now-2h",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String start,

        @Schema(
                description = "ISO-8601 or date math, not included; rounded up to a second",
                example = "2026-11-23T10:00:00Z",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String end,

        @Schema(description = "how long the index is kept, ISO-8601 or like 24h", example = "24h") @Nullable
        String ttl,

        @Schema(
                description = "a Lucene query string over the events' fields, at most 4096 characters: only events that"
                        + " match are loaded, all without one",
                example = "service.name:nginx AND log.level:(error OR fatal) AND message:\"timed out\"")
        @Nullable
        String filter,

        @Schema(description = "what it is for, in your words") @Nullable
        String purpose)
        implements EnvironmentNamed {

    @Override
    public Optional<Environment> namedEnvironment() {
        return EnvironmentNamed.parse(environment);
    }

    @Override
    public String environmentField() {
        return "environment";
    }
}
