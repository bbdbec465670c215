package dev.lookback.api.history;

import dev.lookback.api.progress.ProgressStreams;
import dev.lookback.api.progress.Snapshot;
import dev.lookback.search.HistoryRecord;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@RestController
@Tag(name = "History indexes")
class HistoryProgressController {

    private final HistoryLifecycle lifecycle;
    private final HistoryIndexViews views;
    private final ProgressStreams streams;
    private final JsonMapper json;

    HistoryProgressController(
            HistoryLifecycle lifecycle, HistoryIndexViews views, ProgressStreams streams, JsonMapper json) {
        this.lifecycle = lifecycle;
        this.views = views;
        this.streams = streams;
        this.json = json;
    }

    @GetMapping(path = "/history-indexes/{index}/progress", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            summary = "One history index at every change, until its state is final",
            description =
                    "Server-sent events: the index, as GET shows it, at once and at every change. The stream ends"
                            + " with the event whose state is final; any other end means to come again, to this process or another.",
            parameters =
                    @Parameter(
                            name = "Last-Event-ID",
                            in = ParameterIn.HEADER,
                            description = "of the last event that was seen: it is not sent again",
                            schema = @Schema(type = "string")))
    @ApiResponse(
            responseCode = "200",
            description = "Events whose data is the history index, with comments while nothing changes",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(implementation = HistoryIndexView.class)))
    @ApiResponse(responseCode = "204", description = "The last event that was seen was the final one")
    void progress(@PathVariable String index, HttpServletRequest request, HttpServletResponse response)
            throws InterruptedException {
        lifecycle.existing(index);
        streams.send("history-indexes/" + index, () -> lifecycle.find(index).map(this::snapshot), request, response);
    }

    private Snapshot snapshot(HistoryRecord stored) {
        String id = stored.version()
                .map(version -> version.primaryTerm() + "-" + version.sequenceNumber())
                .orElse("0");
        return new Snapshot(
                id,
                json.writeValueAsString(views.view(stored)),
                stored.status().state().isFinal());
    }
}
