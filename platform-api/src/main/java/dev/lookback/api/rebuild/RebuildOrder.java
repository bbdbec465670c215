package dev.lookback.api.rebuild;

import dev.lookback.model.history.RebuildName;
import dev.lookback.model.time.TimeRange;
import dev.lookback.model.topic.Environment;

import java.util.Optional;

/**
 * A request whose times are resolved, clipped to the retention, and made whole intervals.
 *
 * @param tooOld what was asked for and is not within the retention
 * @param isUntilNow whether no end was named
 */
record RebuildOrder(Environment environment, TimeRange range, Optional<TimeRange> tooOld, boolean isUntilNow) {

    String name() {
        return new RebuildName(environment, range).toString();
    }
}
