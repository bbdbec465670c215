package dev.lookback.workers.bulk;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Why requests are not taken, a reason for each thread that has one: where one index takes documents and another does
 * not, the first says nothing of the second. The first trouble is logged, and the end of the last.
 */
final class Troubles {

    private static final Logger LOG = LoggerFactory.getLogger(Troubles.class);

    /** The oldest first. */
    private final Map<Thread, String> reasons = new LinkedHashMap<>();

    synchronized void report(String reason) {
        if (reasons.isEmpty()) {
            LOG.warn("elasticsearch does not take documents now, trying again until it does: {}", reason);
        }
        reasons.put(Thread.currentThread(), reason);
    }

    synchronized void ended() {
        if (reasons.remove(Thread.currentThread()) != null && reasons.isEmpty()) {
            LOG.info("elasticsearch takes documents again");
        }
    }

    synchronized Optional<String> oldest() {
        return reasons.values().stream().findFirst();
    }
}
