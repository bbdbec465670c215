package dev.lookback.api.verify;

import dev.lookback.model.time.Interval;
import dev.lookback.model.topic.Environment;

/** What is to be checked: from the first to the last interval, both included. */
record VerifyOrder(Environment environment, Interval first, Interval last) {

    long count() {
        return last.number() - first.number() + 1;
    }
}
