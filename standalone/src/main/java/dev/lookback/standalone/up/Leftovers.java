package dev.lookback.standalone.up;

import dev.lookback.standalone.instance.DataDirectory;
import dev.lookback.standalone.instance.InstanceState.Member;
import dev.lookback.standalone.instance.StateFile;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * The processes of a supervisor that was killed. They end by themselves when they notice, which may take a moment, and
 * until then they hold ports and data.
 */
record Leftovers(DataDirectory data) {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** Returns how many there were, when none is left. */
    int end() throws InterruptedException {
        List<ProcessHandle> left = new StateFile(data)
                .read().stream()
                        .flatMap(state -> state.members().stream())
                        .map(Member::running)
                        .flatMap(process -> Stream.ofNullable(process.orElse(null)))
                        .toList();
        left.forEach(ProcessHandle::destroy);
        for (ProcessHandle process : left) {
            awaitEnd(process);
        }
        return left.size();
    }

    private static void awaitEnd(ProcessHandle process) throws InterruptedException {
        try {
            process.onExit().get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
            process.onExit().join();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
