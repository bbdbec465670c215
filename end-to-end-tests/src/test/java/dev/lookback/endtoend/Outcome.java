package dev.lookback.endtoend;

import java.time.Duration;
import java.util.List;

/** How a command ended. */
record Outcome(String command, int exitStatus, String out, String err, Duration took) {

    Outcome orFail() {
        if (exitStatus != 0) {
            throw new AssertionError(this);
        }
        return this;
    }

    List<String> errorLines() {
        return err.lines().filter(line -> !line.isBlank()).toList();
    }

    @Override
    public String toString() {
        return command + ": exit status " + exitStatus + " after " + took.toMillis() + " ms\n" + out + err;
    }
}
