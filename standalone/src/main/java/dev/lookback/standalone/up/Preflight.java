package dev.lookback.standalone.up;

import dev.lookback.standalone.instance.DataDirectory;
import dev.lookback.standalone.instance.InstanceFailure;
import dev.lookback.standalone.instance.InstanceLock;
import dev.lookback.standalone.instance.StateFile;
import dev.lookback.standalone.processes.Plan;
import dev.lookback.standalone.settings.LoopbackPorts;
import dev.lookback.standalone.settings.PortCheck;

import java.util.Optional;

/** What is seen to before anything is started. */
record Preflight(Plan plan, String command) {

    /**
     * Returns the lock of the data directory; whoever holds it may start.
     *
     * @throws InstanceFailure when the data directory does not serve, an instance runs there, or ports are taken
     */
    InstanceLock check() throws InterruptedException {
        DataDirectory data = plan.data();
        data.prepare(plan.settings().minFreeSpace());
        InstanceLock lock = InstanceLock.take(data).orElseThrow(() -> alreadyRuns(data));
        try {
            new Leftovers(data).end();
            Optional<String> problem = new PortCheck(new LoopbackPorts()).problem(plan.ports(), command);
            if (problem.isPresent()) {
                throw new InstanceFailure(problem.get());
            }
            return lock;
        } catch (RuntimeException | InterruptedException e) {
            lock.close();
            throw e;
        }
    }

    private static InstanceFailure alreadyRuns(DataDirectory data) {
        String process = new StateFile(data)
                .read()
                .map(state -> " as process " + state.supervisor().pid())
                .orElse("");
        return new InstanceFailure("an instance already runs in " + data.root() + process
                + " (expected: another --data and other ports, or ./lookback down first)");
    }
}
