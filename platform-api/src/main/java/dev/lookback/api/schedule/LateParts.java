package dev.lookback.api.schedule;

import dev.lookback.api.environment.Archive;
import dev.lookback.api.environment.SentEvents;
import dev.lookback.search.RebuildRecord;

import java.util.SortedMap;

/**
 * The last look of a rebuild; after history indexes {@link LateWatch} looks. When the recent indexes were lost, they had
 * events that the archive had not yet: those of open intervals, for which a load waits anyway, and late ones for intervals
 * that had closed before. So a rebuild ends when everything that was sent before it was asked for is archived, and what
 * has come to the archive meanwhile is loaded.
 */
final class LateParts {

    private final Archive archive;
    private final SentEvents events;

    LateParts(Archive archive, SentEvents events) {
        this.archive = archive;
        this.events = events;
    }

    /** Whether everything of the load, whose intervals are all done, is listed: what is new among it waits from now on. */
    boolean areListed(ActiveLoad load, RebuildRecord.Request request) {
        if (load.isListedAgain()) {
            return true;
        }
        if (!isArchived(request)) {
            return false;
        }
        load.listedAgain(archive.catalogue()
                .list(
                        request.environment(),
                        archive.intervals().first(request.range()),
                        archive.intervals().last(request.range())));
        return true;
    }

    private boolean isArchived(RebuildRecord.Request request) {
        SortedMap<Integer, Long> archived = events.archived(request.environment());
        return request.sent().entrySet().stream()
                .allMatch(sent -> archived.getOrDefault(sent.getKey(), 0L) >= sent.getValue());
    }
}
