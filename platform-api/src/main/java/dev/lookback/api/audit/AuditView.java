package dev.lookback.api.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lookback.model.topic.Environment;
import dev.lookback.search.AuditRecord;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.util.List;

/**
 * What {@code GET /audit} answers.
 *
 * @param records the newest first
 * @param more whether there are older ones in the range
 */
record AuditView(List<Entry> records, boolean more) {

    /** @param status of the answer; left out while nobody knows it */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            Instant time,
            Environment environment,
            @Schema(example = "ann") String who,

            @Schema(description = "the address that the request came from", example = "192.0.2.7")
            String from,

            @Schema(example = "POST /history-indexes") String call,

            @Schema(implementation = Object.class, description = "as it was read") @Nullable
            JsonNode body,

            @Nullable String purpose,

            @Schema(description = "of the answer; left out while nobody knows it", example = "202") @Nullable
            Integer status,

            @Schema(description = "what the answer names") @Nullable
            String target) {}

    static AuditView of(List<AuditRecord> found, int limit, JsonMapper json) {
        return new AuditView(
                found.stream().limit(limit).map(record -> entry(record, json)).toList(), found.size() > limit);
    }

    private static Entry entry(AuditRecord record, JsonMapper json) {
        return new Entry(
                record.time(),
                record.environment(),
                record.source().name(),
                record.source().address(),
                record.change().call(),
                record.change().body().map(json::readTree).orElse(null),
                record.change().purpose().orElse(null),
                record.result().status().orElse(null),
                record.result().target().orElse(null));
    }
}
