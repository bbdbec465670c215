package dev.lookback.api.events;

import dev.lookback.model.block.Block;
import dev.lookback.model.block.BlockCatalogue;
import dev.lookback.model.time.Interval;
import dev.lookback.model.topic.Environment;
import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The blocks from one interval to another, in order. Some are listed at a time, so that a year takes no more memory than
 * a day; more at a time where there are none.
 */
final class ArchivedBlocks {

    /** A day of five minutes. */
    private static final long MIN_LISTED = 288;

    /** Intervals; a listing of as many, all with a few parts, is some megabytes. */
    private static final long MAX_LISTED = 32 * MIN_LISTED;

    private final BlockCatalogue catalogue;
    private final Environment environment;
    private final Interval last;
    private final Deque<Block> listed = new ArrayDeque<>();
    private long next;
    private long step = MIN_LISTED;

    ArchivedBlocks(BlockCatalogue catalogue, Environment environment, Interval first, Interval last) {
        this.catalogue = catalogue;
        this.environment = environment;
        this.last = last;
        this.next = first.number();
    }

    /**
     * The next one; null when there is none left.
     *
     * @throws java.io.UncheckedIOException if the archive cannot be listed now
     */
    @Nullable
    Block next() {
        while (listed.isEmpty() && next <= last.number()) {
            long end = Math.min(next + step - 1, last.number());
            List<Block> found = catalogue.list(environment, new Interval(next), new Interval(end));
            listed.addAll(found);
            next = end + 1;
            step = found.isEmpty() ? Math.min(2 * step, MAX_LISTED) : MIN_LISTED;
        }
        return listed.poll();
    }
}
