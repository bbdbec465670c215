package dev.lookback.api.history;

import dev.lookback.api.environment.Archive;
import dev.lookback.api.kibana.KibanaLinks;
import dev.lookback.model.history.LoadResult;
import dev.lookback.search.HistoryLoad;
import dev.lookback.search.HistoryRecord;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Shows records to callers. */
final class HistoryIndexViews {

    private final Archive archive;
    private final String elasticsearch;
    private final KibanaLinks kibana;

    /** @param elasticsearch its address, as a caller can reach it, without a slash at the end */
    HistoryIndexViews(Archive archive, String elasticsearch, KibanaLinks kibana) {
        this.archive = archive;
        this.elasticsearch = elasticsearch;
        this.kibana = kibana;
    }

    HistoryIndexView view(HistoryRecord stored) {
        HistoryRecord.Request request = stored.request();
        HistoryRecord.Status status = stored.status();
        return new HistoryIndexView(
                stored.index(),
                request.environment().name(),
                request.range().start(),
                request.range().end(),
                request.filter().orElse(null),
                request.purpose().orElse(null),
                status.state(),
                request.createdBy(),
                status.createdAt(),
                status.expiresAt(),
                HistoryIndexView.Size.of(stored.load().estimate()),
                stored.load().actual().map(HistoryIndexView.Size::of).orElse(null),
                blocks(stored.load()),
                events(stored.load()),
                closesAt(stored),
                elasticsearch + '/' + stored.index() + "/_search",
                kibanaUrl(stored),
                status.error().orElse(null));
    }

    private static HistoryIndexView.Blocks blocks(HistoryLoad load) {
        Collection<HistoryLoad.Result> results = load.results().values();
        long loaded =
                results.stream().filter(result -> result.missing().isEmpty()).count();
        List<String> missing =
                results.stream().flatMap(result -> result.missing().stream()).toList();
        return new HistoryIndexView.Blocks(
                load.extent().blocks(), loaded, load.extent().pending(), missing);
    }

    private static HistoryIndexView.Events events(HistoryLoad load) {
        LoadResult.Counts sum = load.events();
        return new HistoryIndexView.Events(sum.indexed(), sum.duplicates(), sum.rejected(), sum.unwanted());
    }

    /** Its view goes with the index. */
    private @Nullable String kibanaUrl(HistoryRecord stored) {
        return stored.status().state().hasIndex()
                ? kibana.discover(stored.index(), stored.request().range()).orElse(null)
                : null;
    }

    private @Nullable Instant closesAt(HistoryRecord stored) {
        if (stored.status().state().isFinal() || stored.load().extent().pending() == 0) {
            return null;
        }
        return archive.closesAt(archive.intervals().last(stored.request().range()));
    }
}
