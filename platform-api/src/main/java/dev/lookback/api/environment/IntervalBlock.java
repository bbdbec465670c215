package dev.lookback.api.environment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.lookback.model.block.Block;
import dev.lookback.model.time.Interval;
import dev.lookback.model.time.TimeRange;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * One interval of an environment.
 *
 * @param interval as it stands in the names of objects
 * @param closesAt when an open one is expected to close
 * @param parts of its block; those of an open interval may become more
 * @param events an upper bound, like rawBytes: parts that cross may hold an event twice
 * @param writtenAt when the last of its parts was, as the archive says
 * @param late whether that was long after it was expected to close
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record IntervalBlock(
        String interval,
        Instant start,
        Instant end,
        State state,
        @Nullable Instant closesAt,
        int parts,
        long events,
        long rawBytes,
        long compressedBytes,
        @Nullable Instant writtenAt,
        boolean late) {

    enum State {
        OPEN,
        ARCHIVED,
        EMPTY;

        @JsonValue
        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * When an interval is expected to close.
     *
     * @param isOpen whether it still is
     * @param patience beyond which what is written is late
     */
    record Due(Instant closesAt, boolean isOpen, Duration patience) {

        private boolean isLate(Instant writtenAt) {
            return writtenAt.isAfter(closesAt.plus(patience));
        }
    }

    static IntervalBlock of(Interval interval, TimeRange span, Optional<Block> block, Due due) {
        State state = due.isOpen() ? State.OPEN : block.isPresent() ? State.ARCHIVED : State.EMPTY;
        Optional<Instant> writtenAt = block.map(Block::writtenAt);
        return new IntervalBlock(
                interval.key(),
                span.start(),
                span.end(),
                state,
                due.isOpen() ? due.closesAt() : null,
                block.map(Block::parts).map(java.util.List::size).orElse(0),
                block.map(Block::events).orElse(0L),
                block.map(Block::rawBytes).orElse(0L),
                block.map(Block::compressedBytes).orElse(0L),
                writtenAt.orElse(null),
                writtenAt.filter(due::isLate).isPresent());
    }
}
