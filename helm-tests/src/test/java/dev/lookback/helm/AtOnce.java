package dev.lookback.helm;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does things side by side. Closed, it has waited for all of them, and throws what has failed. */
final class AtOnce implements AutoCloseable {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> begun = new ArrayList<>();

    /** What may fail. */
    interface Action {
        void run() throws Exception;
    }

    void run(Action action) {
        begun.add(threads.submit(() -> {
            action.run();
            return null;
        }));
    }

    @Override
    public void close() {
        threads.close();
        for (Future<?> each : begun) {
            if (each.state() == Future.State.FAILED) {
                throw new IllegalStateException(each.exceptionNow());
            }
        }
    }
}
