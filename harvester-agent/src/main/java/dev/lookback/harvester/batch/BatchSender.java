package dev.lookback.harvester.batch;

import dev.lookback.model.batch.Batch;

import java.time.Duration;

/** Where batches go. One thread hands them over. */
public interface BatchSender {

    /**
     * Takes a batch, to be kept behind all that were handed over before. A target that is away is waited for and tried
     * again, in order, for as long as it takes: the caller bounds how much is on its way.
     *
     * @param acknowledged runs once, on any thread, when the target keeps the batch
     * @throws InterruptedException while it waited; the batch is not taken
     */
    void send(Batch batch, Runnable acknowledged) throws InterruptedException;

    /** Stops trying, after waiting for what is on its way, at most so long; what is not acknowledged then, never is. */
    void close(Duration limit) throws InterruptedException;
}
