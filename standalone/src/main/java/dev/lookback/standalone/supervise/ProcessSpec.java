package dev.lookback.standalone.supervise;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One process as it is to be kept running.
 *
 * @param needs the processes that run before it starts, and that outlast it
 * @param port what it is known by to others; shown, not used
 */
public record ProcessSpec(String name, Set<String> needs, int port, Launch launch, Readiness readiness) {
    public ProcessSpec {
        needs = Set.copyOf(needs);
    }

    /**
     * How it is started.
     *
     * @param environment over that of this process
     * @param workDirectory emptied before every start, and where it then runs
     */
    public record Launch(List<String> command, Map<String, String> environment, Path workDirectory, Path log) {
        public Launch {
            command = List.copyOf(command);
            environment = Map.copyOf(environment);
        }

        /** Without the environment, which holds keys. */
        @Override
        public String toString() {
            return "Launch" + command;
        }
    }
}
