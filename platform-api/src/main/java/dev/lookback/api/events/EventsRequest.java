package dev.lookback.api.events;

import dev.lookback.model.filter.EventFilter;
import dev.lookback.model.time.TimeRange;
import dev.lookback.model.topic.Environment;

/**
 * Which events are asked for.
 *
 * @param limit after how many to end
 */
record EventsRequest(Environment environment, TimeRange range, EventFilter filter, long limit) {

    @Override
    public String toString() {
        return environment + " from " + range.start() + " to " + range.end();
    }
}
