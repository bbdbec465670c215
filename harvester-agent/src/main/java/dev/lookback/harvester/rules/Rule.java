package dev.lookback.harvester.rules;

import dev.lookback.harvester.event.EventLine;
import dev.lookback.model.filter.EventFilter;

/**
 * What is done with which events.
 *
 * @param place for people: its line in the file, and its name when it has one
 */
record Rule(String place, EventFilter when, Action action) {

    boolean matches(EventLine line) {
        return when.matches(line.buffer(), line.offset(), line.length());
    }

    @Override
    public String toString() {
        return place;
    }
}
