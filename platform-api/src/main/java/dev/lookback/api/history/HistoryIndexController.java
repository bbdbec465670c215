package dev.lookback.api.history;

import dev.lookback.access.Caller;
import dev.lookback.api.environment.Archive;
import dev.lookback.model.topic.Environment;
import dev.lookback.search.HistoryState;
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
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@RestController
@RequestMapping("/history-indexes")
@Tag(name = "History indexes")
class HistoryIndexController {

    private final OrderReader reader;
    private final HistoryLifecycle lifecycle;
    private final HistoryIndexViews views;
    private final ApplicationEventPublisher news;
    private final Clock clock;

    HistoryIndexController(
            OrderReader reader,
            HistoryLifecycle lifecycle,
            HistoryIndexViews views,
            ApplicationEventPublisher news,
            Clock clock) {
        this.reader = reader;
        this.lifecycle = lifecycle;
        this.views = views;
        this.news = news;
        this.clock = clock;
    }

    @PostMapping
    @Operation(
            summary = "Asks for the archived events of a range as an index",
            description = "The same request again is the same index, its expiry moved out. With dryRun the estimate"
                    + " alone comes back, with a refusal where there would be one, and nothing is made.")
    @ApiResponse(
            responseCode = "202",
            description = "A load was queued; Location says where to look",
            content = @Content(schema = @Schema(implementation = HistoryIndexView.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The index was asked for before; or, with dryRun, the estimate",
            content = @Content(schema = @Schema(oneOf = {HistoryIndexView.class, ForecastView.class})))
    @ApiResponse(responseCode = "409", description = "A limit is used up, which the answer names with what to do")
    @ApiResponse(responseCode = "422", description = "This load alone is more than a limit allows")
    ResponseEntity<?> request(
            @RequestBody HistoryRequest body, @RequestParam(defaultValue = "false") boolean dryRun, Caller caller) {
        Instant now = clock.instant();
        HistoryOrder order = reader.read(body, caller, now);
        if (dryRun) {
            return ResponseEntity.ok(ForecastView.of(lifecycle.foretell(order)));
        }
        HistoryLifecycle.Answer answer = lifecycle.request(order, now);
        if (answer.isNewLoad()) {
            news.publishEvent(answer.record());
        }
        return ResponseEntity.status(answer.isNewLoad() ? HttpStatus.ACCEPTED : HttpStatus.OK)
                .location(URI.create("/history-indexes/" + order.index()))
                .body(views.view(answer.record()));
    }

    @GetMapping
    @Operation(summary = "All history indexes that were ever asked for, the newest first")
    List<HistoryIndexView> list(
            @RequestParam(required = false) @Nullable String environment,
            @RequestParam(required = false) @Nullable HistoryState state,
            Caller caller) {
        Optional<Environment> wanted = Optional.ofNullable(environment).map(name -> Archive.valid("environment", name));
        return lifecycle.list(wanted, Optional.ofNullable(state)).stream()
                .filter(record -> caller.sees(record.request().environment()))
                .map(views::view)
                .toList();
    }

    @GetMapping("/{index}")
    @Operation(summary = "One history index: its state and progress")
    HistoryIndexView show(@PathVariable String index) {
        return views.view(lifecycle.existing(index));
    }

    @PatchMapping("/{index}")
    @Operation(
            summary = "Moves the expiry, out or in",
            description = "From now on, by ttl or expiresAt, one of the two; at most historyMaxTtl after the creation.")
    @ApiResponse(responseCode = "200", description = "The index, with the expiry that it has now")
    @ApiResponse(responseCode = "409", description = "The index is gone")
    HistoryIndexView moveExpiry(@PathVariable String index, @RequestBody ExpiryRequest body) {
        return views.view(lifecycle.moveExpiry(index, body, clock.instant()));
    }

    @DeleteMapping("/{index}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Cancels a load and deletes the index; its record stays, as DELETED")
    void delete(@PathVariable String index) {
        lifecycle.delete(index, clock.instant());
    }
}
