package dev.lookback.workers.indexer;

import dev.lookback.model.history.LoadMessages;
import dev.lookback.model.history.LoadResult;
import dev.lookback.model.history.LoadTask;
import dev.lookback.workers.indexer.IndexerMetrics.Ending;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Works on a thread of its own, so that the listener goes on polling. A task that fails, since a service does not answer,
 * is run again until it does not; one that is not finished at the end of the process is not acknowledged.
 */
final class TaskWorker implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TaskWorker.class);
    private static final long FIRST_PAUSE_MILLIS = 500;
    private static final long MAX_PAUSE_MILLIS = 10_000;
    private static final long CLOSE_SECONDS = 10;

    private final TaskRunner runner;
    private final ResultPublisher publisher;
    private final IndexerMetrics metrics;
    private final ExecutorService thread;
    private volatile @Nullable String trouble;

    TaskWorker(String name, TaskRunner runner, ResultPublisher publisher, IndexerMetrics metrics) {
        this.runner = runner;
        this.publisher = publisher;
        this.metrics = metrics;
        this.thread = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name(name).daemon().factory());
    }

    /** @param finished is run when the task needs no more care */
    void accept(byte @Nullable [] value, Runnable finished) {
        thread.execute(() -> {
            try {
                read(value).ifPresent(this::finish);
                finished.run();
            } catch (StoppedException e) {
                log.info("stopped in the middle of a task, which another indexer will do");
            }
        });
    }

    /** Why the task in hand cannot go on. */
    Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                log.warn("a task does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class StoppedException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private Optional<LoadTask> read(byte @Nullable [] value) {
        try {
            return Optional.of(LoadMessages.readTask(value == null ? new byte[0] : value));
        } catch (IllegalArgumentException e) {
            metrics.task(Ending.UNDECODABLE);
            log.warn("a task that cannot be read is left out: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private void finish(LoadTask task) {
        long pause = FIRST_PAUSE_MILLIS;
        while (!isFinished(task)) {
            pause(pause);
            pause = Math.min(pause * 2, MAX_PAUSE_MILLIS);
        }
    }

    private boolean isFinished(LoadTask task) {
        try {
            Optional<LoadResult> result = runner.run(task);
            if (result.isPresent()) {
                publisher.publish(result.get());
            }
            trouble = null;
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoppedException();
        } catch (IOException | RuntimeException e) {
            report(task, e.toString());
            return false;
        }
    }

    /** The first failure of a kind warns, the rest are debug. */
    private void report(LoadTask task, String failure) {
        if (failure.equals(trouble)) {
            log.debug("{}: trying again: {}", task.key(), failure);
        } else {
            log.warn("{}: trying again until it can be done: {}", task.key(), failure);
        }
        trouble = failure;
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoppedException();
        }
    }
}
