package dev.lookback.api.search;

import dev.lookback.access.web.CurrentCaller;
import dev.lookback.api.environment.Archive;
import dev.lookback.api.problem.RequestException;
import dev.lookback.model.topic.Environment;
import dev.lookback.search.EventPage;
import dev.lookback.search.EventQuery;
import dev.lookback.search.EventSearch;
import dev.lookback.search.QueryRefusedException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

@RestController
@Tag(name = "Search")
class SearchController {

    private final EventSearch search;
    private final Archive archive;
    private final Clock clock;

    SearchController(EventSearch search, Archive archive, Clock clock) {
        this.search = search;
        this.archive = archive;
        this.clock = clock;
    }

    @PostMapping("/search")
    @Operation(
            summary = "Events of a recent or history index, a page at a time",
            description = "The page behind this one is the same request with next as after, and start and end as this"
                    + " answer has them.")
    SearchAnswer search(@RequestBody SearchRequest request) {
        SearchTarget target = SearchTarget.parse(SearchReader.required("index", request.index()));
        EventQuery query = SearchReader.read(request, target, clock.instant());
        return SearchAnswer.of(query, ask(query).orElseGet(() -> withoutIndex(target)));
    }

    private Optional<EventPage> ask(EventQuery query) {
        try {
            return search.search(query);
        } catch (QueryRefusedException e) {
            throw RequestException.unexpected("query", query.text(), "a Lucene query string; " + e.getMessage());
        }
    }

    /** An environment of which nothing was indexed yet is empty, not missing. */
    private EventPage withoutIndex(SearchTarget target) {
        SortedSet<Environment> known = archive.environments();
        CurrentCaller.get().ifPresent(caller -> known.removeIf(environment -> !caller.sees(environment)));
        if (!target.isRecent() || !known.contains(target.environment())) {
            throw RequestException.notFound("index", target.name(), "an index that is there, of one of " + known);
        }
        return new EventPage(
                Optional.of(new EventPage.Total(0, true)),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                new EventPage.Effort(Duration.ZERO, false));
    }
}
