package dev.lookback.api.rebuild;

import dev.lookback.api.environment.Archive;
import dev.lookback.model.history.LoadResult;
import dev.lookback.search.HistoryLoad;
import dev.lookback.search.RebuildRecord;
import dev.lookback.search.RebuildState;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Shows records to callers. */
final class RebuildViews {

    private final Archive archive;

    RebuildViews(Archive archive) {
        this.archive = archive;
    }

    RebuildView view(RebuildRecord stored) {
        RebuildRecord.Request request = stored.request();
        RebuildRecord.Status status = stored.status();
        RebuildView.Intervals intervals = intervals(stored.load());
        return new RebuildView(
                stored.name(),
                request.environment().name(),
                request.range().start(),
                request.range().end(),
                status.state(),
                request.createdBy(),
                status.createdAt(),
                status.finishedAt().orElse(null),
                intervals,
                events(stored),
                closesAt(stored),
                waitsFor(status.state(), intervals),
                status.inRecent().orElse(null),
                status.error().orElse(null));
    }

    private static RebuildView.Intervals intervals(HistoryLoad load) {
        Collection<HistoryLoad.Result> results = load.results().values();
        long loaded =
                results.stream().filter(result -> result.missing().isEmpty()).count();
        List<String> missing =
                results.stream().flatMap(result -> result.missing().stream()).toList();
        return new RebuildView.Intervals(
                load.extent().blocks(), loaded, load.extent().pending(), missing);
    }

    private static RebuildView.Events events(RebuildRecord stored) {
        LoadResult.Counts sum = stored.load().events();
        return new RebuildView.Events(
                sum.read(),
                sum.indexed() - sum.alreadyThere(),
                sum.alreadyThere(),
                sum.rejected(),
                stored.request().olderThanRetention());
    }

    private @Nullable Instant closesAt(RebuildRecord stored) {
        if (stored.status().state().isFinal() || stored.load().extent().pending() == 0) {
            return null;
        }
        return archive.closesAt(archive.intervals().last(stored.request().range()));
    }

    private static @Nullable String waitsFor(RebuildState state, RebuildView.Intervals intervals) {
        if (state != RebuildState.LOADING || intervals.loaded() + intervals.pending() < intervals.total()) {
            return null;
        }
        return intervals.pending() > 0
                ? "intervals to close"
                : "the archive to have everything that was sent before the rebuild was asked for";
    }
}
