package dev.lookback.standalone.instance;

import com.fasterxml.jackson.annotation.JsonIgnore;
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
 * @param environment null, like s3, where no instance has run yet
 * @param state {@code ready}: every process runs; {@code starting}; {@code degraded}: it was started and a process does
 *     not run; {@code stopping}; {@code stopped}: no supervisor runs
 */
public record StatusReport(
        String state,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String environment,
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
    public static StatusReport of(DataDirectory data, Optional<InstanceState> written) {
        String directory = data.root().toString();
        if (written.isEmpty()) {
            return new StatusReport("stopped", null, directory, List.of(), null);
        }
        InstanceState state = written.get();
        boolean live = state.supervisor().running().isPresent();
        List<Entry> processes =
                state.members().stream().map(member -> entry(member, live)).toList();
        return new StatusReport(
                live ? summary(state.phase(), processes) : "stopped",
                state.connections().environment(),
                directory,
                processes,
                state.connections().s3());
    }

    private static Entry entry(Member member, boolean live) {
        boolean alive = member.running().isPresent();
        Long pid = alive && member.identity() != null
                ? Long.valueOf(member.identity().pid())
                : null;
        return new Entry(member.name(), word(state(member, live, alive)), pid, member.port(), member.restarts());
    }

    /** A process without a supervisor ends by itself; the end of one that has one may be a moment ahead of the file. */
    private static ProcessState state(Member member, boolean live, boolean alive) {
        if (!live) {
            return alive ? ProcessState.STOPPING : ProcessState.STOPPED;
        }
        return member.state() == ProcessState.RUNNING && !alive ? ProcessState.RESTARTING : member.state();
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

    @JsonIgnore
    public boolean isReady() {
        return state.equals("ready");
    }
}
