package dev.lookback.api.schedule;

import org.slf4j.Logger;

import java.util.HashMap;
import java.util.Map;

/**
 * What fails now is tried again later. The first failure of a kind warns, the rest are debug: a service that is away fails
 * at every step.
 */
final class Attempts {

    private final Logger log;
    private final Map<String, String> failing = new HashMap<>();

    Attempts(Logger log) {
        this.log = log;
    }

    void run(String what, Runnable action) {
        try {
            action.run();
            failing.remove(what);
        } catch (RuntimeException e) {
            String failure = e.toString();
            if (failure.equals(failing.put(what, failure))) {
                log.debug("{}: {}", what, failure);
            } else {
                log.warn("{}: {}, trying again", what, failure);
            }
        }
    }
}
