package dev.lookback.harvester.batch;

import dev.lookback.harvester.spool.RecoveredEvent;
import dev.lookback.harvester.spool.SealedBatch;
import dev.lookback.harvester.spool.Spool;
import dev.lookback.harvester.spool.StoredBatch;
import dev.lookback.model.batch.Batch;
import dev.lookback.model.batch.Gzip;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Numbers and compresses complete batches and writes them to the spool: one thread, so that the order of numbers is theirs. */
final class BatchSealer {

    /** A disk that refuses is tried again this much later. */
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final BatchBuffer buffer;
    private final Spool spool;
    private final UnsentBatches unsent;
    private final BatchNumbers numbers;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("batch-seal").unstarted(this::sealAll);

    BatchSealer(BatchBuffer buffer, Spool spool, UnsentBatches unsent) {
        this.buffer = buffer;
        this.spool = spool;
        this.unsent = unsent;
        this.numbers = new BatchNumbers(spool.agent());
    }

    /** Begins with what the run before has left; returns how many events that is. */
    int start() {
        List<StoredBatch> batches = spool.recoveredBatches();
        List<RecoveredEvent> events = spool.takeRecoveredEvents();
        int inBatches = batches.stream()
                .mapToInt(batch -> batch.headers().size().count())
                .sum();
        buffer.recovered(inBatches);
        buffer.recover(events);
        // What the run before had in batches need not stay in its journal.
        buffer.sealed(List.of());
        unsent.add(batches);
        thread.start();
        return inBatches + events.size();
    }

    private void sealAll() {
        try {
            for (List<OpenBatch> group = buffer.take(); !group.isEmpty(); group = buffer.take()) {
                if (!seal(group)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the sealer", e);
        }
    }

    /** Returns whether they are on disk; false when it was stopped before the disk took them. */
    private boolean seal(List<OpenBatch> group) throws InterruptedException {
        List<SealedBatch> batches = new ArrayList<>();
        for (OpenBatch open : group) {
            byte[] value = Gzip.compress(open.lines(), 0, open.length());
            batches.add(new SealedBatch(new Batch(numbers.number(open), value), open.lastPosition()));
        }
        do {
            try {
                unsent.add(spool.store(batches, numbers.state()));
                buffer.sealed(group);
                return true;
            } catch (IOException e) {
                // The spool has said so.
            }
        } while (!stopped.await(AGAIN.toNanos(), TimeUnit.NANOSECONDS));
        return false;
    }

    /** Closes the buffer and seals what it still holds, at most so long; what the disk does not take stays in the journal. */
    void stop(Duration limit) throws InterruptedException {
        buffer.close();
        var _ = thread.join(limit);
        stopped.countDown();
    }

    long eventsInHand() {
        return buffer.events();
    }

    boolean isAlive() {
        return thread.isAlive();
    }
}
