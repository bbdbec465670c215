package dev.lookback.api.events;

import dev.lookback.api.environment.Archive;
import dev.lookback.api.environment.Closing;
import dev.lookback.api.problem.ServiceUnavailableException;
import dev.lookback.model.topic.Environment;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.util.Optional;

@RestController
@Tag(name = "Environments")
class EventsController {

    static final String NDJSON = "application/x-ndjson";
    static final String CLOSED_UNTIL = "Lookback-Closed-Until";

    private final EventsReader reader;
    private final EventStreams streams;
    private final EventsSender sender;
    private final Archive archive;

    EventsController(EventsReader reader, EventStreams streams, EventsSender sender, Archive archive) {
        this.reader = reader;
        this.streams = streams;
        this.sender = sender;
        this.archive = archive;
    }

    @GetMapping(path = "/environments/{environment}/events", produces = NDJSON)
    @Operation(
            summary = "The archived events of a range, read from the blocks: no index is needed",
            description =
                    "In the order of time, each once, a line each, byte for byte as they are archived. The answer is"
                            + " whole when it ends as HTTP says; when the archive cannot be read to the end, the connection is cut.")
    @ApiResponse(
            responseCode = "200",
            description = "The events, while they are read",
            headers =
                    @Header(
                            name = CLOSED_UNTIL,
                            description = "What happened before, and came in time, is archived",
                            schema = @Schema(type = "string", format = "date-time")),
            content = @Content(mediaType = NDJSON, schema = @Schema(type = "string")))
    void events(
            @PathVariable String environment,
            @ParameterObject EventsParameters parameters,
            HttpServletRequest http,
            HttpServletResponse response)
            throws InterruptedException {
        EventsRequest request = reader.read(environment, parameters);
        if (http.getMethod().equals(HttpMethod.HEAD.name())) {
            describe(request, response);
            return;
        }
        try (EventStream stream = streams.open(request)) {
            describe(request, response);
            sender.send(stream, response, ClientConnection.of(http));
        }
    }

    private void describe(EventsRequest request, HttpServletResponse response) {
        closedUntil(request.environment()).ifPresent(time -> response.setHeader(CLOSED_UNTIL, time.toString()));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentType(NDJSON);
    }

    /** The archive can be read while nobody can say how far it is closed. */
    private Optional<Instant> closedUntil(Environment environment) {
        try {
            Closing closing = archive.closing(environment);
            return closing.through().map(archive.intervals()::end);
        } catch (ServiceUnavailableException e) {
            return Optional.empty();
        }
    }
}
