package dev.lookback.api.search;

import dev.lookback.access.web.EnvironmentNamed;
import dev.lookback.model.topic.Environment;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** What {@code POST /search} takes. */
record SearchRequest(
        @Schema(
                description = "recent-<environment>, one of its days, or a history index; no pattern",
                example = "recent-local",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String index,

        @Schema(
                description = "a Lucene query string; all events when left out",
                example = "service.name:nginx AND log.level:(error OR fatal)")
        @Nullable
        String query,

        @Schema(description = "ISO-8601 or date math", example = "now-1h", requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String start,

        @Schema(
                description = "ISO-8601 or date math, not included",
                example = "now",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String end,

        @Schema(
                allowableValues = {"newest", "oldest"},
                defaultValue = "newest")
        @Nullable
        String order,

        @Schema(description = "events of this page, 0 to 500", defaultValue = "100") @Nullable
        Integer size,

        @Schema(description = "next of the page before") @Nullable
        String after,

        @Schema(description = "asks for one over the whole range") @Nullable
        HistogramRequest histogram)
        implements EnvironmentNamed {

    @Override
    public Optional<Environment> namedEnvironment() {
        return index == null ? Optional.empty() : SearchTarget.find(index).map(SearchTarget::environment);
    }

    @Override
    public String environmentField() {
        return "index";
    }

    /** How fine a histogram is to be. */
    record HistogramRequest(
            @Schema(description = "at most so many, 10 to 500", defaultValue = "60") @Nullable
            Integer buckets) {}
}
