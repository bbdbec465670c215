package dev.lookback.api.verify;

import dev.lookback.api.environment.Archive;
import dev.lookback.api.time.TimeRanges;
import dev.lookback.model.time.TimeRange;
import dev.lookback.model.topic.Environment;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

import java.time.Clock;
import java.util.Collections;

@RestController
@Tag(name = "Environments")
class VerifyController {

    private final Archive archive;
    private final Verifications verifications;
    private final VerifySender sender;
    private final JsonMapper json;
    private final Clock clock;

    VerifyController(Archive archive, Verifications verifications, VerifySender sender, JsonMapper json, Clock clock) {
        this.archive = archive;
        this.verifications = verifications;
        this.sender = sender;
        this.json = json;
        this.clock = clock;
    }

    @GetMapping(
            path = "/environments/{environment}/verify",
            produces = {VerifyClient.JSON, VerifyClient.NDJSON})
    @Operation(
            summary = "What is damaged or missing in the archive",
            description = "Reads every object of the intervals of a range, and follows the numbers of the harvesters'"
                    + " batches. It takes as long as decompressing the range; a client that goes away ends it. With"
                    + " Accept: application/x-ndjson a line {\"progress\":...} comes every second, and {\"result\":...}"
                    + " at last.")
    @ApiResponse(
            responseCode = "200",
            description = "Whether it is whole, or what is not",
            content = @Content(mediaType = VerifyClient.JSON, schema = @Schema(implementation = VerifyAnswer.class)))
    void verify(
            @PathVariable String environment,
            @RequestParam String start,
            @RequestParam String end,
            HttpServletRequest request,
            HttpServletResponse response)
            throws InterruptedException {
        VerifyOrder order = order(environment, start, end);
        if (request.getMethod().equals(HttpMethod.HEAD.name())) {
            return;
        }
        VerifyClient client = new VerifyClient(response, json, wantsLines(request));
        verifications.<InterruptedException>use(order, verification -> sender.send(verification, client));
    }

    private VerifyOrder order(String name, String start, String end) {
        Environment environment = archive.found("environment", name);
        TimeRange range = TimeRanges.parse(start, end, clock.instant());
        return new VerifyOrder(
                environment,
                archive.intervals().first(range),
                archive.intervals().last(range));
    }

    private static boolean wantsLines(HttpServletRequest request) {
        return Collections.list(request.getHeaders(HttpHeaders.ACCEPT)).stream()
                .flatMap(accept -> MediaType.parseMediaTypes(accept).stream())
                .anyMatch(MediaType.parseMediaType(VerifyClient.NDJSON)::equalsTypeAndSubtype);
    }
}
