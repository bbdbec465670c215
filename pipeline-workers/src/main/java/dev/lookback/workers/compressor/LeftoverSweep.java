package dev.lookback.workers.compressor;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Removes leftovers now and then, in one process of the group; were there two for a moment, nothing would come of it. */
final class LeftoverSweep {

    private static final Logger log = LoggerFactory.getLogger(LeftoverSweep.class);

    private final BooleanSupplier isOurs;
    private final LeftoverRemoval removal;
    private final Duration age;
    private final Clock clock;

    LeftoverSweep(BooleanSupplier isOurs, LeftoverRemoval removal, Duration age, Clock clock) {
        this.isOurs = isOurs;
        this.removal = removal;
        this.age = age;
        this.clock = clock;
    }

    void sweep() {
        if (!isOurs.getAsBoolean()) {
            return;
        }
        try {
            removal.removeCoveredBefore(clock.instant().minus(age));
        } catch (IOException | UncheckedIOException e) {
            // They take room and do no harm, and the next sweep does what this one could not.
            log.warn("leftovers not removed: {}", e.toString());
        }
    }
}
