package dev.lookback.harvester.rules;

import dev.lookback.harvester.event.EventLine;

/** What a rule does. */
sealed interface Action {

    /** Whether an event about which it cannot be told must be taken for one that the rule is for: it may hold a secret. */
    default boolean hides() {
        return false;
    }

    /** The event ends here, unless a rule before keeps it. */
    record Drop() implements Action {}

    /** No later rule drops the event. */
    record Keep() implements Action {}

    /** Other fields, or other values in them. */
    non-sealed interface Change extends Action {

        /** Whether it is worth the while to read the event; when in doubt it is. */
        default boolean mayChange(EventLine line) {
            return true;
        }

        /** Returns whether there was something to change. */
        boolean apply(Draft event);
    }
}
