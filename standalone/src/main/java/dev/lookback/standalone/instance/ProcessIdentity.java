package dev.lookback.standalone.instance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(this::isSame)
                .filter(process -> !isZombie());
    }

    /**
     * It has ended, but its parent has not asked how: inside a container nobody may ever, and to Java it is alive.
     */
    private boolean isZombie() {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return stat.startsWith("Z", stat.lastIndexOf(')') + 2);
        } catch (IOException e) {
            return false;
        }
    }

    private boolean isSame(ProcessHandle process) {
        Instant started = process.info().startInstant().orElse(Instant.EPOCH);
        return Duration.between(started, startedAt).abs().compareTo(TOLERANCE) < 0;
    }
}
