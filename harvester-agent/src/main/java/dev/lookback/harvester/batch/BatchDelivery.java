package dev.lookback.harvester.batch;

import dev.lookback.harvester.spool.StoredBatch;
import dev.lookback.model.batch.Batch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Hands sealed batches to the sender in their order, from the spool: first those of the run before. It starts before every
 * input and stops behind them.
 */
final class BatchDelivery implements SmartLifecycle {

    /** Inputs have a higher one. */
    static final int PHASE = 0;

    private static final Logger log = LoggerFactory.getLogger(BatchDelivery.class);

    /** A batch that cannot be read is tried again this much later: those behind it must not pass it. */
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final BatchSealer sealer;
    private final UnsentBatches unsent;
    private final BatchSender sender;
    private final BatchMetrics metrics;
    private final Duration stopLimit;

    private volatile @Nullable Thread thread;

    /** @param stopLimit how long a stop waits for everything to be on disk, and as long again for it to be acknowledged */
    BatchDelivery(
            BatchSealer sealer, UnsentBatches unsent, BatchSender sender, BatchMetrics metrics, Duration stopLimit) {
        this.sealer = sealer;
        this.unsent = unsent;
        this.sender = sender;
        this.metrics = metrics;
        this.stopLimit = stopLimit;
    }

    @Override
    public void start() {
        metrics.recovered(sealer.start());
        thread = Thread.ofPlatform().name("batch-delivery").start(this::deliverAll);
    }

    private void deliverAll() {
        try {
            while (true) {
                StoredBatch stored = unsent.take();
                Batch batch = read(stored);
                sender.send(batch, () -> delivered(stored, batch));
            }
        } catch (InterruptedException e) {
            log.debug("stopped");
        }
    }

    private Batch read(StoredBatch stored) throws InterruptedException {
        boolean isSaid = false;
        while (true) {
            try {
                return unsent.read(stored);
            } catch (IOException e) {
                if (!isSaid) {
                    log.error("a batch of the spool cannot be read, it and those behind it wait: {}", e.toString());
                    isSaid = true;
                }
                TimeUnit.NANOSECONDS.sleep(AGAIN.toNanos());
            }
        }
    }

    private void delivered(StoredBatch stored, Batch batch) {
        metrics.delivered(stored, batch);
        unsent.acknowledged(stored);
    }

    @Override
    public void stop() {
        Thread delivering = thread;
        if (delivering == null) {
            return;
        }
        try {
            stop(delivering);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    private void stop(Thread delivering) throws InterruptedException {
        sealer.stop(stopLimit);
        unsent.awaitNone(stopLimit.toNanos());
        delivering.interrupt();
        delivering.join();
        sender.close(Duration.ZERO);
        if (sealer.eventsInHand() > 0) {
            log.warn(
                    "stopped with {} events that are not acknowledged: they stay in the spool for the next start",
                    sealer.eventsInHand());
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** False after a fault that nobody foresaw: only a new process helps. */
    boolean isDelivering() {
        Thread delivering = thread;
        return delivering != null && delivering.isAlive() && sealer.isAlive();
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
