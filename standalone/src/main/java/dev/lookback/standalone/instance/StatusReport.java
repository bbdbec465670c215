package dev.lookback.standalone.instance;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lookback.standalone.instance.InstanceState.Member;
import dev.lookback.standalone.instance.InstanceState.Phase;
import dev.lookback.standalone.instance.InstanceState.S3Access;
import dev.lookback.standalone.supervise.ProcessState;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What {@code status --json} prints.
 *
 * @param state {@code ready}: every process runs; {@code starting}; {@code degraded}: it was started and a process does
 *     not run; {@code stopping}; {@code stopped}: no supervisor runs
 */
public record StatusReport(
        String state,
        @Nullable String environment,
        String data,
        List<Entry> processes,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable S3Access s3) {

    public StatusReport {
        processes = List.copyOf(processes);
    }

    /**
     * One process.
     *
     * @param state {@code waiting}: for a process that it needs; {@code starting}; {@code running}; {@code restarting}:
     *     it ended and is started again after a pause; {@code stopping}; {@code stopped}
     * @param pid null while there is no such process
     */
    public record Entry(String name, String state, @Nullable Long pid, int port, int restarts) {}

    /** An instance that nobody supervises is stopped, whatever its file says. */
    public static StatusReport of(DataDirectory data, Optional<InstanceState> live) {
        if (live.isEmpty()) {
            return new StatusReport("stopped", null, data.root().toString(), List.of(), null);
        }
        InstanceState state = live.get();
        List<Entry> processes =
                state.members().stream().map(StatusReport::entry).toList();
        return new StatusReport(
                summary(state.phase(), processes),
                state.connections().environment(),
                data.root().toString(),
                processes,
                state.connections().s3());
    }

    private static Entry entry(Member member) {
        boolean alive = member.running().isPresent();
        // Its end may be a moment ahead of the supervisor's note of it.
        ProcessState state =
                member.state() == ProcessState.RUNNING && !alive ? ProcessState.RESTARTING : member.state();
        Long pid = alive && member.identity() != null
                ? Long.valueOf(member.identity().pid())
                : null;
        return new Entry(member.name(), word(state), pid, member.port(), member.restarts());
    }

    private static String summary(Phase phase, List<Entry> processes) {
        boolean allRun = processes.stream().allMatch(entry -> entry.state().equals(word(ProcessState.RUNNING)));
        return switch (phase) {
            case STARTING -> "starting";
            case STARTED -> allRun ? "ready" : "degraded";
            case STOPPING, FAILED -> "stopping";
        };
    }

    private static String word(ProcessState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    public boolean isReady() {
        return state.equals("ready");
    }
}
