package dev.lookback.api.audit;

import dev.lookback.api.environment.Archive;
import dev.lookback.api.time.TimeRanges;
import dev.lookback.search.AuditRecords;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

import java.time.Clock;

@RestController
@Tag(name = "Audit")
class AuditController {

    private static final int LIMIT = 1_000;

    private final AuditRecords records;
    private final JsonMapper json;
    private final Clock clock;

    AuditController(AuditRecords records, JsonMapper json, Clock clock) {
        this.records = records;
        this.json = json;
        this.clock = clock;
    }

    @GetMapping("/audit")
    @Operation(
            summary = "Who has changed what in an environment, when, from where and for what",
            description = "The newest first, at most 1000; more says whether there are older ones: ask again with the"
                    + " time of the last as end.")
    AuditView audit(@RequestParam String environment, @RequestParam String start, @RequestParam String end) {
        return AuditView.of(
                records.find(
                        Archive.valid("environment", environment),
                        TimeRanges.parse(start, end, clock.instant()),
                        LIMIT + 1),
                LIMIT,
                json);
    }
}
