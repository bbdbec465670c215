package dev.lookback.workers.nacl;

import dev.lookback.nacl.Answer;
import dev.lookback.nacl.BatchFrame;

import java.util.function.Consumer;

/** Where batches go that were let in. */
@FunctionalInterface
interface BatchIntake {

    /**
     * Takes a batch behind all that the same connection has handed over before.
     *
     * @param answer gets what has become of it, once, on any thread: an ack only when it is kept
     */
    void take(BatchFrame batch, Consumer<Answer> answer);
}
