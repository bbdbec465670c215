package dev.lookback.search;

import dev.lookback.model.history.HistoryIndexName;
import dev.lookback.model.time.TimeRange;
import dev.lookback.model.topic.Environment;

import java.time.Instant;
import java.util.Optional;

/**
 * A history index as its mapping's {@code _meta.lookback} describes it.
 *
 * @param range of event time, as it was asked for
 * @param filter a Lucene query string; none for all events
 * @param expiresAt when it is to be deleted; the state record may name another moment, the later one counts
 */
public record HistoryIndex(
        Environment environment, TimeRange range, Optional<String> filter, String createdBy, Instant expiresAt) {

    public HistoryIndex {
        filter = filter.map(String::strip).filter(text -> !text.isEmpty());
    }

    /** The same request, the same name. */
    public String name() {
        return HistoryIndexName.of(environment, range, filter).toString();
    }

    public HistoryIndex withExpiresAt(Instant moment) {
        return new HistoryIndex(environment, range, filter, createdBy, moment);
    }
}
