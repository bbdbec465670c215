package dev.lookback.endtoend;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Of other programs that a test has started. */
final class Processes {
    private Processes() {}

    /** SIGTERM, and SIGKILL where that does not help in time. */
    static void end(Process process, Duration grace) {
        process.destroy();
        try {
            if (!process.waitFor(grace.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
