package dev.lookback.standalone.supervise;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Starts processes as soon as what they need runs, starts again those that end, and stops a process when nothing that
 * needs it runs any more.
 */
public final class Supervisor {
    private final Map<String, ProcessSpec> specs = new LinkedHashMap<>();
    private final Map<String, SupervisedProcess> processes = new LinkedHashMap<>();
    private final StateBoard board;

    public Supervisor(Collection<ProcessSpec> specs, RestartPolicy policy, Clock clock, StateListener listener) {
        this.board = new StateBoard(specs, listener);
        for (ProcessSpec spec : specs) {
            this.specs.put(spec.name(), spec);
            processes.put(spec.name(), new SupervisedProcess(spec, board, policy, clock));
        }
    }

    public List<ProcessSnapshot> snapshots() {
        return board.snapshots();
    }

    /**
     * Returns when all run, or {@link #stop()} was called meanwhile.
     *
     * @throws StartFailure when one does not become ready; the others still run then
     */
    public void start() throws StartFailure, InterruptedException {
        processes.values().forEach(SupervisedProcess::start);
        board.awaitStarted();
        for (ProcessSnapshot snapshot : snapshots()) {
            if (snapshot.state() == ProcessState.FAILED) {
                throw new StartFailure(snapshot.name() + " cannot start: " + snapshot.message());
            }
        }
    }

    /** Returns when none is left; once is enough, whoever calls. */
    public synchronized void stop() throws InterruptedException {
        board.close();
        Map<String, ProcessSpec> remaining = new LinkedHashMap<>(specs);
        while (!remaining.isEmpty()) {
            List<String> unneeded = remaining.keySet().stream()
                    .filter(name -> remaining.values().stream()
                            .noneMatch(other -> other.needs().contains(name)))
                    .toList();
            stopTogether(unneeded);
            remaining.keySet().removeAll(unneeded);
        }
    }

    private void stopTogether(List<String> names) throws InterruptedException {
        List<Thread> stops = new ArrayList<>();
        for (String name : names) {
            SupervisedProcess process = Objects.requireNonNull(processes.get(name));
            stops.add(Thread.ofVirtual().start(() -> stop(process)));
        }
        for (Thread stop : stops) {
            stop.join();
        }
    }

    private static void stop(SupervisedProcess process) {
        try {
            process.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
