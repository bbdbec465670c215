package dev.lookback.api.search;

import dev.lookback.api.problem.RequestException;
import dev.lookback.model.history.HistoryIndexName;
import dev.lookback.model.topic.Environment;
import dev.lookback.search.RecentIndexName;

import java.util.Optional;

/**
 * What may be searched: names that Lookback gives, read exactly, so that neither a pattern, a list nor an index of
 * somebody else's passes.
 *
 * @param isRecent whether it is all of an environment's recent indexes, of which there may be none yet
 */
record SearchTarget(String name, Environment environment, boolean isRecent) {

    private static final String RECENT = "recent-";

    /** @throws RequestException if the name is of another kind */
    static SearchTarget parse(String name) {
        return find(name)
                .orElseThrow(() -> RequestException.unexpected(
                        "index",
                        name,
                        "recent-<environment>, recent-<environment>.<yyyy.MM.dd> or the name of a history index"));
    }

    /** Empty for a name of another kind. */
    static Optional<SearchTarget> find(String name) {
        return recent(name)
                .or(() -> RecentIndexName.parse(name).map(day -> new SearchTarget(name, day.environment(), false)))
                .or(() -> HistoryIndexName.parse(name)
                        .map(history -> new SearchTarget(name, history.environment(), false)));
    }

    private static Optional<SearchTarget> recent(String name) {
        if (!name.startsWith(RECENT)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new SearchTarget(name, new Environment(name.substring(RECENT.length())), true));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
