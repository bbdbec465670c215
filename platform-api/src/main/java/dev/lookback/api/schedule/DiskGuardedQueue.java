package dev.lookback.api.schedule;

import dev.lookback.api.problem.ServiceUnavailableException;
import dev.lookback.model.history.LoadTask;
import dev.lookback.search.Disks;
import dev.lookback.search.SearchStorage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Hands out nothing while Elasticsearch's disks are filled to their low watermark. Loads are let in by estimates, and what a
 * filter wants nobody knows before; beyond the next watermarks it is live indexing that would be refused.
 */
final class DiskGuardedQueue implements TaskQueue {

    private static final Duration LOOK_INTERVAL = Duration.ofSeconds(10);

    private final TaskQueue queue;
    private final SearchStorage storage;
    private final Clock clock;
    private Instant lookedAt = Instant.MIN;

    DiskGuardedQueue(TaskQueue queue, SearchStorage storage, Clock clock) {
        this.queue = queue;
        this.storage = storage;
        this.clock = clock;
    }

    @Override
    public void send(List<LoadTask> tasks) {
        Instant now = clock.instant();
        if (now.isAfter(lookedAt.plus(LOOK_INTERVAL))) {
            requireRoom(storage.disks());
            lookedAt = now;
        }
        queue.send(tasks);
    }

    private static void requireRoom(Disks disks) {
        if (!disks.hasRoomFor(0, 0)) {
            throw ServiceUnavailableException.busy(
                    "elasticsearch's disks are filled to their low watermark, " + disks.lowWatermark()
                            + ": nothing more is loaded until there is room (delete indexes, or add disk)");
        }
    }
}
