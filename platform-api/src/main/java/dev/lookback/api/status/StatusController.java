package dev.lookback.api.status;

import dev.lookback.api.environment.Archive;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import java.time.Clock;

@RestController
@Tag(name = "Environments")
class StatusController {

    private final StatusReader reader;
    private final Clock clock;

    StatusController(StatusReader reader, Clock clock) {
        this.reader = reader;
        this.clock = clock;
    }

    @GetMapping("/environments/{environment}/status")
    @Operation(
            summary = "Who runs, how far behind, and how full the disks are",
            description =
                    "A service that does not answer is down, and what only it could say is left out: the answer is"
                            + " 200 all the same.")
    EnvironmentStatus status(@PathVariable String environment) {
        return reader.read(Archive.valid("environment", environment), clock.instant());
    }
}
