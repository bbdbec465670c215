package dev.lookback.harvester.batch;

import dev.lookback.model.batch.Batch;
import dev.lookback.model.batch.Gzip;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import java.time.Duration;
import java.util.Optional;

/**
 * Takes complete batches out of the buffer, numbers and compresses them, and hands them to the sender: one thread, so that
 * the order of numbers is the order of sending. It starts before every input and stops behind them.
 */
final class BatchDelivery implements SmartLifecycle {

    /** Inputs have a higher one. */
    static final int PHASE = 0;

    private static final Logger log = LoggerFactory.getLogger(BatchDelivery.class);

    private final BatchBuffer buffer;
    private final BatchSender sender;
    private final AgentFile agentFile;
    private final BatchMetrics metrics;
    private final Duration stopLimit;

    private volatile @Nullable Run run;

    /** From start to stop. */
    private record Run(BatchNumbers numbers, Thread thread) {}

    /** @param stopLimit how long a stop waits for everything to be handed over, and as long again for it to be acknowledged */
    BatchDelivery(
            BatchBuffer buffer, BatchSender sender, AgentFile agentFile, BatchMetrics metrics, Duration stopLimit) {
        this.buffer = buffer;
        this.sender = sender;
        this.agentFile = agentFile;
        this.metrics = metrics;
        this.stopLimit = stopLimit;
        metrics.inHand(buffer::events);
    }

    @Override
    public void start() {
        BatchNumbers numbers = new BatchNumbers(agentFile.take());
        Thread thread = Thread.ofPlatform().name("batch-delivery").start(() -> deliverAll(numbers));
        run = new Run(numbers, thread);
    }

    private void deliverAll(BatchNumbers numbers) {
        try {
            for (OpenBatch open = buffer.take(); open != null; open = buffer.take()) {
                deliver(open, numbers);
            }
        } catch (InterruptedException e) {
            log.debug("stopped before everything was handed over");
        }
    }

    private void deliver(OpenBatch open, BatchNumbers numbers) throws InterruptedException {
        byte[] value = Gzip.compress(open.lines(), 0, open.length());
        Batch batch = new Batch(numbers.number(open), value);
        buffer.shrunk(open.capacity() - value.length);
        sender.send(batch, () -> delivered(batch));
    }

    private void delivered(Batch batch) {
        buffer.delivered(batch.value().length, batch.headers().size().count());
        metrics.delivered(batch);
    }

    @Override
    public void stop() {
        Optional.ofNullable(run).ifPresent(stopping -> {
            try {
                stop(stopping);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        run = null;
    }

    private void stop(Run stopping) throws InterruptedException {
        buffer.close();
        if (!stopping.thread().join(stopLimit)) {
            stopping.thread().interrupt();
            stopping.thread().join();
        }
        sender.close(stopLimit);
        long lost = buffer.events();
        if (lost == 0) {
            agentFile.putBack(stopping.numbers().state());
        } else {
            metrics.lost(Math.toIntExact(lost));
            log.error("stopped with {} events that kafka has not acknowledged, they are lost", lost);
        }
    }

    @Override
    public boolean isRunning() {
        return run != null;
    }

    /** False after a fault that nobody foresaw: only a new process helps. */
    boolean isDelivering() {
        Run current = run;
        return current != null && current.thread().isAlive();
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
