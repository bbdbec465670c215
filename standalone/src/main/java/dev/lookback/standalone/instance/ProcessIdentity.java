package dev.lookback.standalone.instance;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process that is not mistaken for a later one with the same pid.
 *
 * @param startedAt as the system tells it
 */
public record ProcessIdentity(long pid, Instant startedAt) {
    /** Linux tells the start by a boot time that moves a little when the clock is set. */
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    public static ProcessIdentity of(ProcessHandle process) {
        return new ProcessIdentity(process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
    }

    /** The process, unless it has ended. */
    public Optional<ProcessHandle> running() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isSame);
    }

    private boolean isSame(ProcessHandle process) {
        Instant started = process.info().startInstant().orElse(Instant.EPOCH);
        return Duration.between(started, startedAt).abs().compareTo(TOLERANCE) < 0;
    }
}
