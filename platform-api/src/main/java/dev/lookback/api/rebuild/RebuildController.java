package dev.lookback.api.rebuild;

import dev.lookback.access.Caller;
import dev.lookback.api.environment.Archive;
import dev.lookback.model.topic.Environment;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

@RestController
@RequestMapping("/environments/{environment}/recent/rebuild")
@Tag(name = "Recent")
class RebuildController {

    private final Archive archive;
    private final RebuildOrderReader reader;
    private final Rebuilds rebuilds;
    private final RebuildViews views;
    private final ApplicationEventPublisher news;
    private final Clock clock;

    RebuildController(
            Archive archive,
            RebuildOrderReader reader,
            Rebuilds rebuilds,
            RebuildViews views,
            ApplicationEventPublisher news,
            Clock clock) {
        this.archive = archive;
        this.reader = reader;
        this.rebuilds = rebuilds;
        this.views = views;
        this.news = news;
        this.clock = clock;
    }

    @PostMapping
    @Operation(
            summary = "Fills the recent indexes again from the archive",
            description =
                    "Without a body: from the retention's begin until now. The same again while it runs is the same"
                            + " rebuild. Live indexing goes on; no event is there twice.")
    @ApiResponse(
            responseCode = "202",
            description = "A rebuild was queued; Location says where to look",
            content = @Content(schema = @Schema(implementation = RebuildView.class)))
    @ApiResponse(
            responseCode = "200",
            description = "It runs already",
            content = @Content(schema = @Schema(implementation = RebuildView.class)))
    ResponseEntity<RebuildView> request(
            @PathVariable String environment,
            @RequestBody(required = false) @Nullable RebuildRequest body,
            Caller caller) {
        Instant now = clock.instant();
        Environment existing = archive.found("environment", environment);
        RebuildRequest request = Objects.requireNonNullElse(body, RebuildRequest.EVERYTHING);
        Rebuilds.Answer answer = rebuilds.request(reader.read(existing, request, now), caller, now);
        if (answer.isNew()) {
            news.publishEvent(answer.record());
        }
        return ResponseEntity.status(answer.isNew() ? HttpStatus.ACCEPTED : HttpStatus.OK)
                .location(URI.create("/environments/" + existing + "/recent/rebuild/"
                        + answer.record().name()))
                .body(views.view(answer.record()));
    }

    @GetMapping
    @Operation(summary = "All rebuilds since Elasticsearch was empty, the newest first")
    List<RebuildView> list(@PathVariable String environment) {
        return rebuilds.list(archive.found("environment", environment)).stream()
                .map(views::view)
                .toList();
    }

    @GetMapping("/{rebuild}")
    @Operation(summary = "One rebuild: its state and progress")
    RebuildView show(@PathVariable String environment, @PathVariable String rebuild) {
        return views.view(rebuilds.existing(Archive.valid("environment", environment), rebuild));
    }

    @DeleteMapping("/{rebuild}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Cancels a rebuild; what it has indexed stays")
    void cancel(@PathVariable String environment, @PathVariable String rebuild) {
        rebuilds.cancel(Archive.valid("environment", environment), rebuild, clock.instant());
    }
}
