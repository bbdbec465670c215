package dev.lookback.api.policy;

import dev.lookback.api.environment.Archive;
import dev.lookback.model.topic.Environment;
import dev.lookback.search.PolicyRecord;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/environments/{environment}/policy")
@Tag(name = "Environments")
class PolicyController {

    private final Archive archive;
    private final EnvironmentPolicies policies;
    private final PolicyReader reader;

    PolicyController(Archive archive, EnvironmentPolicies policies, PolicyReader reader) {
        this.archive = archive;
        this.policies = policies;
        this.reader = reader;
    }

    @GetMapping
    @Operation(summary = "How long an environment's recent events and history indexes are kept, and how much history")
    ResponseEntity<Policy> show(@PathVariable String environment) {
        return answer(policies.stored(archive.found("environment", environment)));
    }

    @PutMapping
    @Operation(
            summary = "Sets how long they are kept, and how much history",
            description = "The whole of it: what is left out is as the settings say. With If-Match, only if it is still"
                    + " the one with that ETag.")
    @ApiResponse(responseCode = "200", description = "The policy as it is now")
    @ApiResponse(responseCode = "412", description = "Somebody else has changed it since")
    ResponseEntity<Policy> set(
            @PathVariable String environment,
            @RequestBody PolicyRequest body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        Environment existing = archive.found("environment", environment);
        return answer(policies.set(existing, stored -> {
            PolicyTag.require(ifMatch, stored);
            return reader.read(body, stored);
        }));
    }

    private ResponseEntity<Policy> answer(PolicyRecord stored) {
        return ResponseEntity.ok().eTag(PolicyTag.of(stored)).body(policies.effective(stored));
    }
}
