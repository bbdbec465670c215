package dev.lookback.standalone.supervise;

import org.jspecify.annotations.Nullable;

/**
 * One process at one moment.
 *
 * @param process null while there is none
 * @param message what happened last, in one line; empty when nothing did
 */
public record ProcessSnapshot(
        String name, ProcessState state, @Nullable ProcessHandle process, int port, int restarts, String message) {

    static ProcessSnapshot waiting(ProcessSpec spec) {
        return new ProcessSnapshot(spec.name(), ProcessState.WAITING, null, spec.port(), 0, "");
    }

    ProcessSnapshot with(ProcessState next) {
        return new ProcessSnapshot(name, next, process, port, restarts, "");
    }

    ProcessSnapshot startedAs(ProcessHandle started) {
        return new ProcessSnapshot(name, ProcessState.STARTING, started, port, restarts, "");
    }

    ProcessSnapshot endedWith(String reason, ProcessState next) {
        int more = next == ProcessState.RESTARTING ? 1 : 0;
        return new ProcessSnapshot(name, next, null, port, restarts + more, reason);
    }
}
