package dev.lookback.workers.compressor;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * That the archive or Kafka does not answer: when to try again, and since when. The clients retry a call by themselves;
 * this waits between calls for as long as it takes. Its reason may be read by any thread.
 */
final class Setback {

    private static final Logger log = LoggerFactory.getLogger(Setback.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private Instant until = Instant.MIN;
    private Duration pause = FIRST_PAUSE;
    private volatile Optional<String> reason = Optional.empty();

    /** The first failure warns, the rest are debug. */
    void failed(Exception failure, Instant now) {
        if (reason.isEmpty()) {
            log.warn("cannot archive, will try again until it works: {}", failure.toString());
        } else {
            log.debug("cannot archive", failure);
        }
        reason = Optional.of(failure.toString());
        until = now.plus(pause);
        pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
    }

    void recovered() {
        if (reason.isPresent()) {
            log.info("archiving again");
        }
        reason = Optional.empty();
        until = Instant.MIN;
        pause = FIRST_PAUSE;
    }

    boolean isPausing(Instant now) {
        return now.isBefore(until);
    }

    Optional<String> reason() {
        return reason;
    }
}
