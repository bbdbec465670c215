package dev.lookback.standalone.up;

import dev.lookback.standalone.instance.InstanceFailure;
import dev.lookback.standalone.instance.InstanceLock;
import dev.lookback.standalone.instance.InstanceState;
import dev.lookback.standalone.instance.InstanceState.Member;
import dev.lookback.standalone.instance.InstanceState.Phase;
import dev.lookback.standalone.instance.InternalPorts;
import dev.lookback.standalone.instance.NaclKeys;
import dev.lookback.standalone.instance.ProcessIdentity;
import dev.lookback.standalone.instance.S3Keys;
import dev.lookback.standalone.instance.StateFile;
import dev.lookback.standalone.processes.Plan;
import dev.lookback.standalone.processes.Processes;
import dev.lookback.standalone.settings.LoopbackPorts;
import dev.lookback.standalone.supervise.ProcessSnapshot;
import dev.lookback.standalone.supervise.RestartPolicy;
import dev.lookback.standalone.supervise.StartFailure;
import dev.lookback.standalone.supervise.Supervisor;
import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** This JVM as the supervisor of one instance, until it is told to stop. */
final class InstanceRun {
    private static final ProcessIdentity SELF = ProcessIdentity.of(ProcessHandle.current());

    private final Processes processes;
    private final StateFile stateFile;
    private final Progress progress;
    private final Supervisor supervisor;
    private volatile Phase phase = Phase.STARTING;
    private volatile @Nullable String failure;

    private InstanceRun(Plan plan, Progress progress) {
        this.processes = new Processes(plan, internalPorts(plan), S3Keys.of(plan.data()), NaclKeys.of(plan.data()));
        this.stateFile = new StateFile(plan.data());
        this.progress = progress;
        this.supervisor = new Supervisor(
                processes.specs(),
                RestartPolicy.standard(plan.settings().startLimit()),
                Clock.systemUTC(),
                this::changed);
    }

    private static InternalPorts internalPorts(Plan plan) {
        Set<Integer> assigned =
                plan.ports().used().stream().map(plan.ports()::number).collect(Collectors.toSet());
        return new InternalPorts(plan.data(), new LoopbackPorts(), assigned, new Random());
    }

    /**
     * Returns never: the JVM is ended by a signal, and everything with it.
     *
     * @param whenReady is told once
     * @throws InstanceFailure when it cannot be started; nothing is left behind then
     */
    static void run(Preflight preflight, Progress progress, Consumer<InstanceState> whenReady)
            throws InterruptedException {
        try (InstanceLock lock = preflight.check()) {
            new InstanceRun(preflight.plan(), progress).run(whenReady);
            throw new IllegalStateException(lock + ": given up (expected: held to the end)");
        }
    }

    private void run(Consumer<InstanceState> whenReady) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
        changed(supervisor.snapshots());
        try {
            supervisor.start();
        } catch (StartFailure e) {
            String why = String.valueOf(e.getMessage());
            failure = why;
            stop();
            throw new InstanceFailure(why, e);
        }
        if (phase == Phase.STARTING) {
            phase = Phase.STARTED;
            changed(supervisor.snapshots());
            whenReady.accept(state(supervisor.snapshots()));
        }
        new CountDownLatch(1).await();
    }

    private synchronized void changed(List<ProcessSnapshot> snapshots) {
        InstanceState state = state(snapshots);
        stateFile.write(state);
        progress.changed(state);
    }

    private InstanceState state(List<ProcessSnapshot> snapshots) {
        List<Member> members = snapshots.stream().map(InstanceRun::member).toList();
        return new InstanceState(phase, SELF, processes.connections(), members, failure);
    }

    private static Member member(ProcessSnapshot snapshot) {
        ProcessHandle process = snapshot.process();
        return new Member(
                snapshot.name(),
                snapshot.state(),
                process == null ? null : ProcessIdentity.of(process),
                snapshot.port(),
                snapshot.restarts(),
                snapshot.message());
    }

    /** The file stays: whoever waits for a failed start reads why, and status knows what has run here. */
    private void stop() {
        phase = failure == null ? Phase.STOPPING : Phase.FAILED;
        try {
            supervisor.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
